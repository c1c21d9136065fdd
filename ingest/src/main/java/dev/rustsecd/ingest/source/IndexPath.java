package dev.rustsecd.ingest.source;

import dev.rustsecd.crate.CrateName;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an index keeps its file of a crate: {@code ca/rg/cargo}, {@code 3/s/syn}, on the name in lower case.
 *
 * <p>Source: Cargo book, "Registry Index", "Index files".
 */
public final class IndexPath {
    private IndexPath() {}

    /**
     * The path, relative to the root of the index.
     *
     * @param crate a name within crates.io's grammar
     */
    public static String of(String crate) {
        String name = fileName(crate);
        return switch (name.length()) {
            case 1 -> "1/" + name;
            case 2 -> "2/" + name;
            case 3 -> "3/" + name.charAt(0) + '/' + name;
            default -> name.substring(0, 2) + '/' + name.substring(2, 4) + '/' + name;
        };
    }

    /** The name of the crate's file: the crate's own in lower case, with its {@code -} and {@code _} as they are. */
    public static String fileName(String crate) {
        return crate.toLowerCase(Locale.ROOT);
    }

    /** The name of the file at this path; empty where no crate's file lies there. */
    public static Optional<String> fileNameAt(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean file = CrateName.isRegistryName(name) && of(name).equals(path);
        return file ? Optional.of(name) : Optional.empty();
    }
}
