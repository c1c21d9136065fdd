package dev.rustsecd.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.release.PackedReleases.Entry;
import dev.rustsecd.release.PackedReleases.State;
import dev.rustsecd.release.Release.Yank;
import dev.rustsecd.release.Requirement.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedFormsTest {
    private static final Instant SOME_TIME = Instant.parse("2026-08-12T10:00:01Z");
    private static final Map<String, List<String>> FEATURES = Map.of(
            "default",
            List.of("std"),
            "std",
            List.of(),
            "rand",
            List.of("dep:rand_08", "rand_08?/std", "serde/derive"));
    private static final String CHECKSUM = "0123456789abcdef".repeat(4);

    /** Every combination of what may be absent. */
    private static List<Release> releases() {
        List<Release> releases = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            @Nullable Instant seen = (i & 8) == 0 ? null : SOME_TIME;
            releases.add(Release.of(
                    "1.0." + i,
                    (i & 1) == 0 ? null : SOME_TIME.minusSeconds(i),
                    (i & 2) == 0 ? null : SOME_TIME.plusSeconds(i),
                    (i & 4) == 0 ? null : new Yank(seen),
                    (i & 16) == 0 ? null : "1." + i));
        }
        releases.add(Release.of("not SemVer: Größe", Instant.EPOCH, null, null, null));
        return releases;
    }

    private static List<ReleaseRequirements> requirements() {
        List<Requirement> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            all.add(Requirement.of("serde", "^1.0", kind, false, null, false));
            all.add(Requirement.of("winapi", ">=0.3, <0.4", kind, true, "cfg(windows)", false));
            all.add(Requirement.of("elsewhere", "*", kind, false, null, true));
        }
        all.add(Requirement.of("rand", "^0.8", Kind.NORMAL, true, null, false)
                .asking(new Requirement.Asked("rand_08", List.of("std", "small_rng"), false)));
        all.add(Requirement.of("log", "^0.4", Kind.NORMAL, false, null, false)
                .asking(new Requirement.Asked("log", List.of(), false)));
        all.add(Requirement.of("old", "not a requirement", Kind.NORMAL, false, null, false));
        return List.of(
                new ReleaseRequirements("1.0.0", null, CHECKSUM, all),
                new ReleaseRequirements("1.0.1", "z", "", List.of()),
                new ReleaseRequirements("1.0.3", null, "", FEATURES, all.subList(1, 2)),
                new ReleaseRequirements("1.0.2", null, CHECKSUM, all.subList(0, 3)));
    }

    @Test
    void releasesComeBackAsTheyWere() {
        PackedReleases packed =
                PackedReleases.ofBytes(PackedReleases.of(releases()).toBytes());
        assertEquals(releases(), packed.all());
        assertEquals(releases().size(), packed.size());
        releases().forEach(release -> {
            assertEquals(release, packed.find(release.number()));
            State state = release.isYanked() ? State.YANKED : State.PUBLISHED;
            assertEquals(new Entry(state, release.number()), packed.look(release.number()));
        });
        assertEquals(new Entry(State.NONE, "9.9.9"), packed.look("9.9.9"));
    }

    /** {@code -} is none; {@code !} is before a yanked one. */
    @ParameterizedTest(name = "{0} among {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.9.10 | 0.9.9 0.9.10+spec-1.1.0 0.9.11        | 0.9.10+spec-1.1.0",
                "0.9.10 | !0.9.10+spec-1.1.0                    | !0.9.10+spec-1.1.0",
                "0.9.10 | 0.9.10+a 0.9.10                       | 0.9.10",
                "0.9.10 | 0.9.10+a 0.9.10+b                     | -",
                "0.9.1  | 0.9.10+a 0.9.11                       | -",
                "0.9.10 | 0.9.10-rc.1+a                         | -",
                "0.9.10-rc.1 | 0.9.10-rc.1+a 0.9.10+a           | 0.9.10-rc.1+a",
                "0.9.10+a | 0.9.10 0.9.10+b                     | -",
                "0.9.10+a | 0.9.10+a 0.9.10+a.1                 | 0.9.10+a",
                "0.9.10+a | 0.9.10+a.1                          | -",
                "0.9   | 0.9+a                                  | 0.9+a",
            })
    void aNumberWithoutBuildMetadataIsTheOnlyVersionOfThatCore(String asked, String published, String found) {
        PackedReleases packed = PackedReleases.of(Stream.of(published.split(" "))
                .map(text -> Release.of(
                        text.replace("!", ""), null, SOME_TIME, text.startsWith("!") ? new Yank(null) : null, "1.70"))
                .toList());
        Release release = packed.find(asked);
        boolean none = found.equals("-");
        assertEquals(none ? null : found.replace("!", ""), release == null ? null : release.number());
        State state = none ? State.NONE : found.startsWith("!") ? State.YANKED : State.PUBLISHED;
        assertEquals(new Entry(state, none ? asked : found.replace("!", "")), packed.look(asked));
    }

    @Test
    void aVersionThatIsNotThereIsNotFound() {
        PackedReleases packed = PackedReleases.of(releases());
        assertNull(packed.find("1.0"));
        assertNull(packed.find("1.0.99"));
        assertNull(packed.find(""));
        assertNull(PackedReleases.of(List.of()).find("1.0.0"));
    }

    @Test
    void aVersionOfAnIndexWithoutTimesTakesTenBytesAndNoMore() {
        List<Release> plain = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            plain.add(Release.of("0.12." + i, null, null, null, null));
        }
        assertTrue(PackedReleases.of(plain).toBytes().length <= 1_000);
    }

    @Test
    void requirementsComeBackAsTheyWere() {
        PackedRequirements packed =
                PackedRequirements.ofBytes(PackedRequirements.of(requirements()).toBytes());
        assertEquals(requirements(), packed.all());
        requirements().forEach(release -> assertEquals(release, packed.find(release.number())));
        assertNull(packed.find("1.0.4"));
    }

    @Test
    void theFirstFormIsStillRead() {
        ByteWriter out = new ByteWriter();
        out.raw(new byte[] {2, 5, 's', 'e', 'r', 'd', 'e', 2, '^', '1'});
        out.raw(new byte[] {1, 5, '1', '.', '0', '.', '0', 6, 0, 0, 1, 0, 0, 1});
        PackedRequirements first = PackedRequirements.ofBytes(out.toBytes());
        assertFalse(first.knowsFeatures());
        Requirement serde = Requirement.of("serde", "^1", Kind.NORMAL, false, null, false);
        assertEquals(List.of(new ReleaseRequirements("1.0.0", null, "", List.of(serde))), first.all());
        assertEquals(first.all().get(0), first.find("1.0.0"));
        assertFalse(PackedRequirements.ofBytes(new byte[] {0, 0}).knowsFeatures());
        assertEquals(List.of(), PackedRequirements.ofBytes(new byte[] {0, 0}).all());
        assertTrue(PackedRequirements.of(List.of()).knowsFeatures());
    }

    @Test
    void aRequirementThatCannotBeReadIsKeptAsText() {
        ReleaseRequirements release = PackedRequirements.of(requirements()).find("1.0.0");
        assertNotNull(release);
        Requirement last = release.requirements().get(release.requirements().size() - 1);
        assertEquals("not a requirement", last.text());
        assertNull(last.req());
    }
}
