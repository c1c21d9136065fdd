package dev.rustsecd.service.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.lockfile.LockedPackage;
import dev.rustsecd.reject.Location;
import dev.rustsecd.reject.RejectedInput;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageLinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "time@0.1.42 | time@0.1.42",
                "time@v0.1.42 | time@0.1.42",
                "time 0.1.42 | time@0.1.42",
                "time v0.1.42 | time@0.1.42",
                "'time = \"0.1.42\"' | time@0.1.42",
                "pkg:cargo/time@0.1.42 | time@0.1.42",
                "time@0.1.42, serde@1.0.0 | time@0.1.42 serde@1.0.0",
                "# mine~~time@0.1.42 # old~serde@1.0.0-rc.1+b | time@0.1.42 serde@1.0.0-rc.1+b"
            })
    void versionsAreRead(String text, String packages) {
        assertEquals(
                packages,
                PackageLines.read(text.replace('~', '\n')).orElseThrow().packages().stream()
                        .map(LockedPackage::id)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n# nothing\n",
                "version = 4\n",
                "[[package]]\nname = \"a\"",
                "# @generated\nversion = 3\n\n[[package]]",
                "[\"time@0.1.42\"]",
                "{\"packages\": []}",
                "hello world",
                "time = \"0.1\"",
                "<!doctype html>"
            })
    void anythingElseMayBeALockfile(String text) {
        assertTrue(PackageLines.read(text).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"time@0.1.42\nserde", "time@0.1.42\nhello world", "time@0.1.42\nserde@1", "a@1.0.0\nb@@1.0.0"})
    void lineWithoutAVersionIsNamed(String text) {
        RejectedInput rejected = assertThrows(RejectedInput.class, () -> PackageLines.read(text));
        assertEquals(Location.text(2, 1), rejected.where());
    }

    @Test
    void crateAloneIsAskedForItsVersion() {
        RejectedInput rejected = assertThrows(RejectedInput.class, () -> PackageLines.read("serde"));
        assertTrue(rejected.detail().startsWith("No version is given for \"serde\"."), rejected.detail());
    }

    @Test
    void listsAreBounded() {
        String many = "a@1.0.0,".repeat(200_000);
        assertThrows(RejectedInput.class, () -> PackageLines.read(many));
    }
}
