package dev.rustsecd.ingest.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexPathTest {
    // Source: Cargo book, "Registry Index", "Index files".
    @ParameterizedTest
    @CsvSource({"a, 1/a", "ab, 2/ab", "syn, 3/s/syn", "cargo, ca/rg/cargo", "MyCrate, my/cr/mycrate", "a-_b, a-/_b/a-_b"
    })
    void pathFollowsFromTheNameInLowerCase(String crate, String path) {
        assertEquals(path, IndexPath.of(crate));
        assertEquals(Optional.of(IndexPath.fileName(crate)), IndexPath.fileNameAt(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "config.json",
                ".github/workflows/x",
                "README.md",
                "a",
                "1/ab",
                "3/x/syn",
                "ca/rg/Cargo",
                "ca/rg/cargo/x",
                "ca/rx/cargo",
                "../ca/rg/cargo",
                "1/1",
                "ca/rg/cargo.json"
            })
    void noCratesFileLiesElsewhere(String path) {
        assertEquals(Optional.empty(), IndexPath.fileNameAt(path));
    }
}
