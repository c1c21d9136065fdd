package dev.rustsecd.ingest.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each line of a table is an event and what the machine then wants done. */
final class DemandMachineTest {
    private final DemandScript script = new DemandScript();

    @Test
    void leaderAloneAsks() {
        script.play("""
                look             ->
                deposed          ->
                led              -> take
                look             ->
                taken a b        -> ask a, ask b
                deposed          ->
                found a          -> gather
                look             ->
                led              -> take but a b
                """);
    }

    @Test
    void answersThatAreWantedOrNewAreWrittenAfterAMoment() {
        script.play("""
                led              -> take
                taken a b k-c    -> ask a, ask b, ask k-c
                same k-c         -> take but a b k-c
                same a           -> gather
                absent b         ->
                gathered         -> write k-c a b
                taken            ->
                written          -> take
                """);
    }

    @Test
    void whatNobodyWaitsForIsWrittenWhenNothingIsUnderWay() {
        script.play("""
                led              -> take
                taken k-a k-b    -> ask k-a, ask k-b
                same k-a         -> take but k-a k-b
                taken            ->
                same k-b         -> take but k-a k-b, write k-a k-b
                taken            ->
                written          -> take
                """);
    }

    @Test
    void oneWriteAtATimeAndWhatIsUrgentFollowsAtOnce() {
        script.play("""
                led              -> take
                taken a b        -> ask a, ask b
                found a          -> gather, take but a b
                gathered         -> write a
                found b          ->
                gathered         ->
                written          -> write b
                taken            ->
                written          -> take
                """);
    }

    @Test
    void namesThatNoCrateCanHaveAndThoseFoundAbsentAreDroppedUnasked() {
        script.play("""
                led              -> take
                taken ../x absent a -> gather, ask a
                gathered         -> write no-../x no-absent
                """);
    }

    @Test
    void crateThatFailsAloneIsTriedThreeTimesWithPauses() {
        script.play("""
                led              -> take
                taken a b        -> ask a, ask b
                fails a          -> take but a b
                found b          -> gather
                taken            ->
                +3s
                look             -> take but a b
                taken            ->
                +1s
                look             -> take but b
                taken a          -> ask a
                fails a          -> take but a b
                taken            ->
                +8s
                look             -> take but b
                taken a          -> ask a
                fails a          -> take but a b
                gathered         -> write b no-a
                written          ->
                taken            ->
                look             -> take
                """);
    }

    @Test
    void crateThatIsKeptIsSkippedInTheRoundAndNeverGivenUp() {
        script.play("""
                led              -> take
                taken            ->
                refresh          -> take and due
                taken k-a        -> ask k-a
                fails k-a        -> take and due but k-a nor k-a
                +1m
                taken            ->
                look             -> take and due nor k-a
                over             -> finishround
                look             -> take
                """);
    }

    @Test
    void eightFailuresInARowAreTheRegistrys() {
        script.play("""
                led                      -> take
                taken a b c d e f g h i  -> ask a, ask b, ask c, ask d, ask e, ask f, ask g, ask h, ask i
                fails a                  -> take but a b c d e f g h i
                fails b                  ->
                fails c                  ->
                fails d                  ->
                fails e                  ->
                fails f                  ->
                fails g                  ->
                fails h                  -> turn, tellfailing
                fails i                  ->
                """);
    }

    @Test
    void registryOutOfReachIsLeftInPeaceThenProbedByOneQuestion() {
        script.play("""
                led              -> take
                taken a b c      -> ask a, ask b, ask c
                down a           -> turn, tellfailing
                down b           ->
                down c           ->
                refresh          -> end as unreachable
                +0.999s
                look             ->
                +0.001s
                look             -> take
                taken a b        -> ask a
                down a           -> tellfailing
                +1s
                look             ->
                +1s
                look             -> take
                taken a b        -> ask a
                found a          -> turn, gather, ask b
                """);
    }

    @Test
    void waitThatTheRegistryAsksForIsHeeded() {
        script.play("""
                led              -> take
                taken a          -> ask a
                slow a           -> turn, tellfailing
                +6m
                look             ->
                +1m
                look             -> take
                """);
    }

    @Test
    void roundEndsWhenNothingIsDueAndNothingThatIsKeptIsOpen() {
        script.play("""
                led              -> take
                taken            ->
                refresh          -> take and due
                refresh          ->
                taken a k-b      -> ask a, ask k-b
                found a          -> gather, take and due but a k-b
                over             ->
                same k-b         -> take and due but a k-b
                over             ->
                gathered         -> write a k-b
                written          -> take and due
                over             -> finishround
                """);
    }

    @Test
    void roundOfAnotherTimeIsNotEnded() {
        script.play("""
                led              -> take
                refresh          ->
                over-since 2026-11-29T08:00:00Z ->
                look             -> take and due
                """);
    }

    @Test
    void roundEndsWithTheLeaseTheRegistryOrTheStore() {
        script.play("""
                led              -> take
                taken            ->
                refresh          -> take and due
                deposed          -> end as not_leader
                taken            ->
                led              -> take
                refresh          ->
                untaken          -> end as store_failed
                refresh          -> take and due
                taken a          -> ask a
                found a          -> gather, take and due but a
                gathered         -> write a
                unwritten        -> end as store_failed
                taken            ->
                refresh          -> take and due
                untold           -> end as store_failed
                taken a          -> ask a
                refresh          -> take and due but a
                down a           -> turn, end as unreachable, tellfailing
                """);
    }

    @Test
    void crateThatABugMeetsIsDropped() {
        script.play("""
                led              -> take
                taken a          -> ask a
                broken a         -> gather, take but a
                gathered         -> write no-a
                """);
    }

    @Test
    void sixtyFourAreAskedForOrHaveContentInMemory() {
        script.play("led -> take");
        List<String> names = names(DemandLimits.MAX_OPEN + 10);
        assertEquals(DemandLimits.MAX_OPEN, script.on(script.taken(names)).size());
        assertEquals(List.of("gather"), script.on(script.answered(Kind.FOUND, names.get(0))));
        assertEquals(List.of("ask k-64"), script.on(script.answered(Kind.ABSENT, names.get(1))));
        script.play("gathered -> write k-0 k-1");
        script.play("written -> ask k-65");
    }

    @Test
    void fiveHundredAndTwelveAnswersAreWrittenWithoutWaitingForMore() {
        script.play("led -> take");
        List<String> names = names(DemandLimits.MAX_READY + 1);
        script.on(script.taken(names));
        for (String name : names.subList(0, DemandLimits.MAX_READY - 1)) {
            List<String> commands = script.on(script.answered(Kind.SAME, name));
            assertEquals(
                    0,
                    commands.stream().filter(text -> text.startsWith("write")).count());
        }
        List<String> last = script.on(script.answered(Kind.SAME, names.get(DemandLimits.MAX_READY - 1)));
        assertEquals(DemandLimits.MAX_READY + 1, last.get(0).split(" ").length);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "k-" + i).toList();
    }
}
