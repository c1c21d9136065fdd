package dev.rustsecd.semver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.Table;
import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.reject.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VersionTest {
    static List<Table.Row> refused() {
        return Table.rows("/semver/refused.txt");
    }

    static List<Table.Row> chains() {
        return Table.rows("/semver/order.txt");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWithTheMessageOfTheSemverCrate(Table.Row row) {
        boolean version = row.cell(0).equals("version");
        RejectedInput refused = assertThrows(
                RejectedInput.class,
                () -> Optional.of(version ? Version.parse(row.cell(1)) : VersionReq.parse(row.cell(1))));
        assertEquals(row.cell(2), refused.detail());
        assertEquals(version ? Rejection.VERSION_INVALID : Rejection.REQUIREMENT_INVALID, refused.rejection());
    }

    @ParameterizedTest
    @MethodSource("chains")
    void everyVersionOfAChainComesBeforeAllThatFollow(Table.Row row) {
        List<Version> chain = row.list(0, "<").stream().map(Version::parse).toList();
        for (int i = 0; i < chain.size(); i++) {
            for (int j = 0; j < chain.size(); j++) {
                assertEquals(
                        Integer.compare(i, j),
                        Integer.signum(chain.get(i).compareTo(chain.get(j))),
                        chain.get(i) + " and " + chain.get(j));
            }
        }
    }

    @Test
    void controlAndInvisibleCharactersAreEscapedInMessages() {
        List<String> shown = List.of("\0", "\n", "\u0001", "\u200b", "\u0301", "\u00a0", "\u2028", "\ue000").stream()
                .map(text -> assertThrows(RejectedInput.class, () -> Version.parse("1.0.0" + text))
                        .detail())
                .map(detail -> detail.substring("unexpected character ".length(), detail.indexOf(" after")))
                .toList();
        assertEquals(
                List.of(
                        "'\\0'",
                        "'\\n'",
                        "'\\u{1}'",
                        "'\\u{200b}'",
                        "'\\u{301}'",
                        "'\\u{a0}'",
                        "'\\u{2028}'",
                        "'\\u{e000}'"),
                shown);
    }

    @Test
    void partsOfAVersionAreReadWhole() {
        Version version = Version.parse("18446744073709551615.2.3-rc.1-x+build.05");
        assertEquals(-1L, version.major());
        assertEquals(2, version.minor());
        assertEquals(3, version.patch());
        assertEquals("rc.1-x", version.pre());
        assertEquals("build.05", version.build());
        assertTrue(version.isPreRelease());
        assertEquals("18446744073709551615.2.3", version.release().toString());
    }

    @Test
    void textIsPrintedAsItWasRead() {
        Random random = new Random(20201118);
        for (int i = 0; i < 20_000; i++) {
            Version version = RandomVersions.version(random);
            assertEquals(version, Version.parse(version.toString()));
            assertEquals(version.toString(), Version.parse(version.toString()).toString());
        }
    }

    @Test
    void orderIsTotalAndAgreesWithEquality() {
        Random random = new Random(26235);
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            versions.add(RandomVersions.version(random));
        }
        for (Version a : versions) {
            for (Version b : versions) {
                assertEquals(Integer.signum(a.compareTo(b)), -Integer.signum(b.compareTo(a)), a + " " + b);
                assertEquals(a.equals(b), a.compareTo(b) == 0, a + " " + b);
                for (Version c : versions) {
                    assertTrue(!(a.compareTo(b) <= 0 && b.compareTo(c) <= 0) || a.compareTo(c) <= 0, a + " " + b);
                }
            }
        }
        versions.sort(Comparator.naturalOrder());
        assertEquals(versions.stream().sorted().toList(), versions);
    }

    @Test
    void whatIsComputedEqualsWhatIsRead() {
        Version computed = Version.of(1, 0, 999_999_999);
        assertEquals(Version.parse("1.0.999999999"), computed);
        assertEquals(Version.parse("1.0.999999999").hashCode(), computed.hashCode());
        assertEquals(Version.parse("1.0.1000000000"), Version.of(1, 0, 1_000_000_000));
        assertEquals("1.0.999999999", computed.toString());
    }

    @Test
    void buildMetadataMakesAnotherVersion() {
        assertNotEquals(Version.parse("1.0.0"), Version.parse("1.0.0+a"));
        assertEquals(Version.parse("1.0.0"), Version.parse("1.0.0+a").release());
    }

    @Test
    void nextIncompatibleFollowsTheLeadingNumber() {
        assertEquals(Optional.of(Version.of(2, 0, 0)), Version.parse("1.2.3-a").nextIncompatible());
        assertEquals(Optional.of(Version.of(0, 3, 0)), Version.parse("0.2.3").nextIncompatible());
        assertEquals(Optional.of(Version.of(0, 0, 4)), Version.parse("0.0.3").nextIncompatible());
        assertEquals(Optional.empty(), Version.of(-1, 0, 0).nextIncompatible());
        assertEquals(Optional.empty(), Version.of(0, -1, 0).nextIncompatible());
        assertEquals(Optional.empty(), Version.of(0, 0, -1).nextIncompatible());
    }

    @Test
    void whatTheDefaultRequirementAdmitsIsCompatible() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            Version locked = RandomVersions.version(random);
            Version other = RandomVersions.version(random);
            if (VersionReq.parse(locked.toString()).matches(other)) {
                assertTrue(locked.isCompatibleWith(other), locked + " " + other);
                assertTrue(other.release().compareTo(locked.release()) >= 0, locked + " " + other);
            }
        }
    }

    @Test
    void anyTextIsAVersionOrRefused() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            String text = RandomVersions.text(random);
            Optional<Version> read = Version.tryParse(text);
            read.ifPresent(version -> assertEquals(text, version.toString()));
        }
    }
}
