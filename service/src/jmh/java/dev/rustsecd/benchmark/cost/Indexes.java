package dev.rustsecd.benchmark.cost;

import dev.rustsecd.cargo.RegistryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The corpus' indexes, unpacked into folders in sparse layout when they are first asked for. */
final class Indexes {
    private final Path folder;

    Indexes(Path folder) {
        this.folder = folder;
    }

    /** The folder of the index of 2019, which is whole, or of 2026, which has 900 crates. */
    Path unpacked(String year) throws IOException {
        Path temp = folder.resolve("index-of-" + year);
        boolean whole = year.equals("2019");
        if (Files.exists(temp)) {
            return temp.resolve(whole ? "index-2019" : "crates-index-2026");
        }
        Files.createDirectories(temp);
        return (whole ? RegistryIndex.of2019(temp) : RegistryIndex.of2026(temp)).folder();
    }
}
