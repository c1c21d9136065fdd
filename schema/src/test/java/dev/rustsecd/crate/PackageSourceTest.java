package dev.rustsecd.crate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rustsecd.crate.PackageSource.Kind;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageSourceTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            registry+https://github.com/rust-lang/crates.io-index     | CRATES_IO | registry+https://github.com/rust-lang/crates.io-index
            registry+https://GitHub.com/rust-lang/crates.io-index     | CRATES_IO | registry+https://github.com/rust-lang/crates.io-index
            sparse+https://index.crates.io/                           | CRATES_IO | sparse+https://index.crates.io/
            sparse+https://index.crates.io                            | CRATES_IO | sparse+https://index.crates.io/
            registry+https://github.com/rust-lang/crates.io-index.git | CRATES_IO | registry+https://github.com/rust-lang/crates.io-index.git
            registry+https://github.com/rust-lang/crates.io-index/    | CRATES_IO | registry+https://github.com/rust-lang/crates.io-index/
            registry+http://github.com/rust-lang/crates.io-index      | CRATES_IO | registry+http://github.com/rust-lang/crates.io-index
            registry+https://github.com/Rust-Lang/crates.io-index     | CRATES_IO | registry+https://github.com/Rust-Lang/crates.io-index
            sparse+https://github.com/rust-lang/crates.io-index       | CRATES_IO | sparse+https://github.com/rust-lang/crates.io-index
            registry+https://index.crates.io/                         | CRATES_IO | registry+https://index.crates.io/
            git+https://github.com/a/b                                | GIT       | git+https://github.com/a/b
            git+https://github.com/a/b#0123                           | GIT       | git+https://github.com/a/b#0123
            git+https://github.com/a/b?branch=feature%2Fx+y#01        | GIT       | git+https://github.com/a/b?branch=feature/x y#01
            git+https://github.com/a/b?ref=x                          | GIT       | git+https://github.com/a/b?branch=x
            git+https://github.com/a/b?tag=x&foo=1&rev=y              | GIT       | git+https://github.com/a/b?rev=y
            git+https://github.com?foo=1                              | GIT       | git+https://github.com/
            git+ssh://git@github.com/a/b.git?tag=v1#01                | GIT       | git+ssh://git@github.com/a/b.git?tag=v1#01
            path+file:///home/me/x                                    | PATH      | path+file:///home/me/x
            """)
    void kindAndTextAreThoseOfCargoLock(String text, Kind kind, String display) {
        PackageSource source = PackageSource.parse(text);
        assertEquals(kind, source.kind());
        assertEquals(display, source.text());
        assertEquals(kind == Kind.CRATES_IO, source.isCratesIo());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://github.com/a/b",
                "git",
                "git+",
                "git+a/b",
                "git+git@github.com:a/b",
                "Git+https://a/",
                "local-registry+file:///x",
                "directory+file:///x",
                "+https://a/"
            })
    void whatIsNoSourceIdIsRefused(String text) {
        assertEquals(
                Rejection.SOURCE_INVALID,
                assertThrows(RejectedInput.class, () -> PackageSource.parse(text))
                        .rejection());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            git+https://a/b            | git+https://a/b#1          | true  | true
            git+https://a/b?branch=x   | git+https://a/b?branch=x#1 | true  | true
            git+https://a/b?branch=x   | git+https://a/b?branch=y#1 | true  | false
            git+https://a/b            | git+https://a/b?rev=1#1    | true  | false
            git+https://a/b#1          | git+https://a/b#2          | false | false
            git+https://a/b#1          | git+https://a/c#1          | false | false
            registry+https://a/        | sparse+https://a/          | false | false
            registry+https://a         | registry+https://a/        | true  | true
            """)
    void gitSourcesAreTheSameWhenNothingSaysOtherwise(String one, String other, boolean admits, boolean same) {
        PackageSource left = PackageSource.parse(one);
        PackageSource right = PackageSource.parse(other);
        assertEquals(admits, left.admits(right));
        assertEquals(admits, right.admits(left));
        assertEquals(same, left.isSameReference(right));
    }
}
