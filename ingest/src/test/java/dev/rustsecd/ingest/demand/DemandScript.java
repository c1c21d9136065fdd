package dev.rustsecd.ingest.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rustsecd.ingest.demand.DemandEvent.Answered;
import dev.rustsecd.ingest.demand.DemandEvent.Taken;
import dev.rustsecd.ingest.demand.DemandEvent.Unanswered;
import dev.rustsecd.ingest.demand.DemandMachine.Step;
import dev.rustsecd.ingest.demand.DemandState.Waiting;
import dev.rustsecd.ingest.plan.CrateChange;
import dev.rustsecd.ingest.plan.KnownCrate;
import dev.rustsecd.ingest.source.CrateSource.Failed;
import dev.rustsecd.ingest.source.CrateSource.Validators;
import dev.rustsecd.ingest.source.FetchOutcome.Failure;
import dev.rustsecd.ingest.store.AskedCrate;
import dev.rustsecd.ingest.store.CrateAnswer;
import dev.rustsecd.ingest.store.CrateAnswer.Kind;
import dev.rustsecd.release.PackedReleases;
import dev.rustsecd.release.PackedRequirements;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Plays a table of events against the machine: {@code event -> commands, in their order}. A crate's name that begins with
 * {@code k-} is one that is kept; {@code +5s} lets time pass.
 */
final class DemandScript {
    private Instant now = Instant.parse("2026-11-30T08:00:00Z");
    private DemandState state = DemandState.START;
    private final Map<String, AskedCrate> asked = new HashMap<>();

    /** Plays every line; each must give the commands that it names. */
    void play(String table) {
        table.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] sides = line.split("->", -1);
            String event = sides[0].strip();
            if (event.startsWith("+")) {
                now = now.plus(Duration.parse("PT" + event.substring(1).toUpperCase(Locale.ROOT)));
            } else {
                assertEquals(sides[1].strip(), String.join(", ", on(event(event))), line);
            }
        });
    }

    /** What one event leads to. */
    List<String> on(DemandEvent event) {
        Step step = DemandMachine.step(state, event, now, 0.5);
        assertEquals(step, DemandMachine.step(state, event, now, 0.5), "it is a function");
        state = step.state();
        return step.commands().stream().map(DemandScript::text).toList();
    }

    /** As the store gives them: wanted, or kept. */
    Taken taken(Collection<String> names) {
        List<Waiting> crates = new ArrayList<>();
        for (String name : names) {
            asked.put(name, new AskedCrate(name, Validators.NONE, !name.startsWith("k-")));
            crates.add(new Waiting(crate(name), KnownCrate.NONE));
        }
        return new Taken(crates, Set.of("absent"), null);
    }

    private DemandEvent event(String text) {
        String[] words = text.split(" ");
        String name = words[words.length - 1];
        return switch (words[0]) {
            case "led" -> new DemandEvent.Led(true);
            case "deposed" -> new DemandEvent.Led(false);
            case "look" -> new DemandEvent.Looked();
            case "refresh" -> new DemandEvent.RefreshDue();
            case "taken" -> taken(List.of(words).subList(1, words.length));
            case "over" -> new Taken(List.of(), Set.of(), since());
            case "over-since" -> new Taken(List.of(), Set.of(), Instant.parse(name));
            case "broken" -> new DemandEvent.Broken(crate(name));
            case "gathered" -> new DemandEvent.Gathered();
            case "written" -> new DemandEvent.Written();
            case "unwritten" -> new DemandEvent.WriteFailed(new IOException("away"));
            case "untaken" -> new DemandEvent.TakeFailed(new IOException("away"));
            case "untold" -> new DemandEvent.StoreFailed(new IOException("away"));
            case "down" -> new Unanswered(crate(name), new Failed(Failure.UNREACHABLE, "Down.", true, null));
            case "slow" ->
                new Unanswered(crate(name), new Failed(Failure.UPSTREAM_ERROR, "Slow.", true, Duration.ofMinutes(7)));
            case "fails" -> new Unanswered(crate(name), new Failed(Failure.UPSTREAM_ERROR, "No.", false, null));
            default -> answered(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), name);
        };
    }

    /** What the registry says. */
    Answered answered(Kind kind, String name) {
        CrateChange change = new CrateChange(
                name, "id", PackedReleases.of(List.of()), PackedRequirements.of(List.of()), now, List.of(), List.of());
        return new Answered(
                crate(name),
                new CrateAnswer(name, name, kind, kind == Kind.FOUND ? change : null, Validators.NONE, now));
    }

    private AskedCrate crate(String name) {
        return Objects.requireNonNull(asked.get(name), name);
    }

    private @Nullable Instant since() {
        return state.round() == null ? null : state.round().since();
    }

    private static String text(DemandCommand command) {
        if (command instanceof DemandCommand.Take take) {
            String but = take.except().isEmpty() ? "" : " but " + names(take.except());
            DemandState.Round round = take.round();
            String due = round == null ? "" : " and due";
            return "take" + due + but
                    + (round == null || round.skipped().isEmpty() ? "" : " nor " + names(round.skipped()));
        } else if (command instanceof DemandCommand.Ask ask) {
            return "ask " + ask.crate().asked().crate();
        } else if (command instanceof DemandCommand.Write write) {
            return "write "
                    + String.join(
                            " ",
                            write.answers().stream()
                                    .map(answer ->
                                            answer.kind() == Kind.DROPPED ? "no-" + answer.crate() : answer.crate())
                                    .toList());
        } else if (command instanceof DemandCommand.EndRound end) {
            return "end as " + end.outcome().label();
        }
        return command.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String names(Set<String> names) {
        return String.join(" ", new TreeSet<>(names));
    }
}
