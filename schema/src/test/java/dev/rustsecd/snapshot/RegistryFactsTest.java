package dev.rustsecd.snapshot;

import static dev.rustsecd.fixtures.RegistryBuilder.aRegistry;
import static dev.rustsecd.fixtures.SnapshotBuilder.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rustsecd.fixtures.RegistryBuilder;
import dev.rustsecd.release.CrateReleases;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.snapshot.RegistryAnswer.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistryFactsTest {
    private static final Instant LONG_AGO = NOW.minusSeconds(1_000_000);

    @Test
    void withoutARegistryNothingIsAsked() {
        assertEquals(Kind.OFF, RegistryFacts.OFF.answer("time").kind());
        assertFalse(RegistryFacts.OFF.isOn());
    }

    @Test
    void aCrateIsFoundHoweverItIsSpelled() {
        RegistryFacts facts =
                aRegistry().release("Foo_Bar", "1.0.0").revision("Foo_Bar", 7).build();
        for (String name : List.of("Foo_Bar", "foo-bar", "FOO-BAR", "foo_bar")) {
            RegistryAnswer answer = facts.answer(name);
            assertTrue(answer.isPresent());
            assertEquals("Foo_Bar", Objects.requireNonNull(answer.crate()).crate());
            assertEquals(new Revision(7), answer.revision());
            assertNotNull(answer.release("1.0.0"));
            assertNull(answer.release("1.0.1"));
        }
    }

    @Test
    void whatAWholeIndexLacksDoesNotExist() {
        RegistryAnswer answer = aRegistry().build().answer("nothing");
        assertEquals(Kind.ABSENT, answer.kind());
        assertEquals(new Revision(1), answer.revision());
        assertEquals(NOW.minusSeconds(60), answer.checkedAt());
    }

    @Test
    void beforeAWholeIndexIsLoadedItHasNotAnswered() {
        assertEquals(Kind.NONE, aRegistry().notLoaded().build().answer("time").kind());
    }

    @Test
    void onDemandOnlyWhatWasAskedForIsAnswered() {
        RegistryFacts facts = aRegistry()
                .onDemand()
                .release("time", "0.1.42")
                .absent("no_such")
                .build();
        assertEquals(Kind.PRESENT, facts.answer("time").kind());
        assertEquals(Kind.ABSENT, facts.answer("no-such").kind());
        assertEquals(Kind.NONE, facts.answer("serde").kind());
    }

    @Test
    void aCrateThatNobodyChecksAnyMoreIsOfUnknownAge() {
        RegistryBuilder registry = aRegistry().onDemand().release("time", "0.1.42");
        RegistryFacts facts = registry.build().withoutChecks();
        assertTrue(facts.answer("time").isPresent());
        assertNull(facts.answer("time").checkedAt());
    }

    @Test
    void aCrateThatIsGoneKeepsItsVersionsAndHasNoneOfThem() {
        for (RegistryBuilder registry : List.of(aRegistry(), aRegistry().onDemand())) {
            RegistryAnswer answer = registry.release("evil", "1.0.0")
                    .gone("evil", LONG_AGO)
                    .build()
                    .answer("evil");
            assertEquals(Kind.ABSENT, answer.kind());
            assertNull(answer.release("1.0.0"));
            assertEquals(LONG_AGO, Objects.requireNonNull(answer.crate()).goneSince());
            assertEquals(1, answer.crate().releases().size());
        }
    }

    @Test
    void aSuccessorSharesWhatHasNotChangedAndLeavesTheOldOneAsItWas() {
        List<CrateReleases> many = new ArrayList<>();
        IntStream.range(0, 10_000).forEach(i -> many.add(crate("crate-" + i, 1)));
        RegistryFacts before = changed(RegistryFacts.of(aRegistry().state()), many);
        RegistryFacts after = changed(before, List.of(crate("crate-7", 2), crate("new", 2)));
        assertEquals(10_000, before.crateCount());
        assertEquals(10_001, after.crateCount());
        assertEquals(new Revision(1), before.answer("crate-7").revision());
        assertEquals(new Revision(2), after.answer("crate-7").revision());
        assertEquals(Kind.ABSENT, before.answer("new").kind());
        IntStream.range(8, 10_000).forEach(i -> {
            RegistryAnswer answer = after.answer("crate-" + i);
            assertSame(many.get(i), answer.crate());
        });
        assertEquals(10_001, after.crates().count());
    }

    @Test
    void nothingNewIsTheSameInstance() {
        RegistryFacts facts = aRegistry().onDemand().release("time", "0.1.42").build();
        RegistryFacts.Changes changes = facts.change();
        changes.put(new RegistryCheck("time", true, NOW.minusSeconds(60)));
        assertSame(facts, changes.done());
        assertSame(facts, facts.with(facts.state().orElseThrow()));
        assertEquals(NOW.minusSeconds(60), facts.lastCheck());
    }

    private static RegistryFacts changed(RegistryFacts before, List<CrateReleases> crates) {
        RegistryFacts.Changes changes = before.change();
        crates.forEach(changes::put);
        return changes.done();
    }

    private static CrateReleases crate(String name, long revision) {
        return new CrateReleases(name, revision, LONG_AGO, null, PackedReleases.of(List.of()));
    }
}
