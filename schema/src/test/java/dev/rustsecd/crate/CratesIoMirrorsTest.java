package dev.rustsecd.crate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CratesIoMirrorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry+https://github.com/rust-lang/crates.io-index",
                "registry+https://github.com/rust-lang/crates.io-index.git",
                "registry+https://github.com/rust-lang/crates.io-index/",
                "registry+https://github.com/rust-lang/crates.io-index.git/",
                "registry+https://GitHub.com/Rust-Lang/crates.io-index",
                "registry+git://github.com/rust-lang/crates.io-index",
                "registry+ssh://git@github.com/rust-lang/crates.io-index.git",
                "sparse+https://index.crates.io/",
                "sparse+https://index.crates.io",
                "registry+https://mirrors.ustc.edu.cn/crates.io-index",
                "registry+git://mirrors.ustc.edu.cn/crates.io-index",
                "sparse+https://mirrors.ustc.edu.cn/crates.io-index/",
                "registry+https://mirrors.tuna.tsinghua.edu.cn/git/crates.io-index.git",
                "sparse+https://mirrors.tuna.tsinghua.edu.cn/crates.io-index/",
                "registry+https://mirrors.sjtug.sjtu.edu.cn/git/crates.io-index",
                "sparse+https://mirrors.sjtug.sjtu.edu.cn/crates.io-index/",
                "registry+https://rsproxy.cn/crates.io-index",
                "sparse+https://rsproxy.cn/index/"
            })
    void cratesIoIsKnownByItsOtherNames(String source) {
        assertTrue(PackageSource.parse(source).isCratesIo());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registry+https://github.com/rust-lang/crates.io-index-archive",
                "registry+https://github.com/evil/crates.io-index",
                "registry+https://example.com/rust-lang/crates.io-index",
                "registry+https://github.com.example.com/rust-lang/crates.io-index",
                "registry+https://example.com/?https://github.com/rust-lang/crates.io-index",
                "registry+https://github.com@example.com/rust-lang/crates.io-index",
                "git+https://github.com/rust-lang/crates.io-index",
                "sparse+https://index.crates.io/other/",
                "sparse+https://cargo-cache.example/index/"
            })
    void otherRegistriesAreNot(String source) {
        assertFalse(PackageSource.parse(source).isCratesIo());
    }

    @ParameterizedTest
    @CsvSource({
        "https://mirror.example.org/crates.io-index,   registry+https://mirror.example.org/crates.io-index,    true",
        "https://mirror.example.org/crates.io-index/,  registry+https://mirror.example.org/crates.io-index.git, true",
        "sparse+https://mirror.example.org/index/,     sparse+https://mirror.example.org/index/,               true",
        "https://*.example.org/index,                  sparse+https://eu.example.org/index/,                   true",
        "https://*.example.org/index,                  sparse+https://a.b.example.org/index/,                  false",
        "https://cargo.example.org/api/*/index,        sparse+https://cargo.example.org/api/remote/index/,     true",
        "https://cargo.example.org/api/*/index,        sparse+https://cargo.example.org/api/a/b/index/,        false",
        "https://mirror.example.org/crates.io-index,   registry+http://mirror.example.org/crates.io-index,     false",
        "https://mirror.example.org/a.b,               registry+https://mirror.example.org/aXb,                false"
    })
    void theOperatorNamesOthers(String mirror, String source, boolean included) {
        CratesIoMirrors mirrors = CratesIoMirrors.of(List.of(mirror));
        assertEquals(included, mirrors.recognize(PackageSource.parse(source)).isCratesIo());
        assertFalse(PackageSource.parse(source).isCratesIo());
        assertTrue(mirrors.include("sparse+https://rsproxy.cn/index/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror.example.org/index", "*", "https://", "https://a*.example.org/index", "/index"})
    void whatIsNoAddressIsRefused(String mirror) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> CratesIoMirrors.of(List.of(mirror)));
        assertTrue(String.valueOf(refused.getMessage()).contains(mirror), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"registry+https://github.com/rust-lang/crates.io-index.git", "sparse+https://rsproxy.cn/index/"})
    void theAddressStaysAsTheLockfileHasIt(String source) {
        assertEquals(source, PackageSource.parse(source).text());
    }
}
