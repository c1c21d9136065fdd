package dev.rustsecd.service.page;

import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Fact;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.page.part.Moment;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.service.store.IngestState.QuarantinedFile;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import dev.rustsecd.words.page.StatusSentences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which data are served, and how old they are.
 *
 * @param quarantine a line for each file that cannot be read
 * @param remarks a line for each that is odd and was read
 */
public record StatusPage(
        Frame frame,
        String style,
        String headline,
        List<String> lines,
        DataAge age,
        List<Source> sources,
        List<String> quarantine,
        List<String> remarks) {
    /** A source and how it is followed. */
    public record Source(String anchor, String title, List<Fact> facts) {}

    /** @param databaseDown why the database cannot be read; null where it can */
    public static StatusPage of(
            Snapshot snapshot, IngestState ingest, boolean stale, @Nullable String databaseDown, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(StatusSentences.advisories(
                snapshot.advisories().size(), snapshot.revision().toString()));
        if (databaseDown != null) {
            lines.add(StatusSentences.servingWhatIsLoaded(databaseDown));
        }
        boolean well = !stale && databaseDown == null;
        return new StatusPage(
                new Frame("Status", Section.STATUS),
                well ? "clean" : "unknown",
                headline(stale, databaseDown != null),
                lines,
                DataAge.of(snapshot, now),
                sources(snapshot, ingest, now),
                ingest.quarantine().stream().map(StatusPage::quarantined).toList(),
                ingest.remarks().stream()
                        .map(remark -> remark.path() + ": " + remark.text())
                        .toList());
    }

    private static String headline(boolean stale, boolean databaseDown) {
        if (stale) {
            return StatusSentences.tooOld();
        }
        return databaseDown ? StatusSentences.databaseDown() : StatusSentences.fresh();
    }

    private static String quarantined(QuarantinedFile file) {
        if (file.servesOlder()) {
            return StatusSentences.unreadableServingOlder(file.path(), file.detail());
        }
        return file.crates().isEmpty()
                ? StatusSentences.unreadable(file.path(), file.detail())
                : StatusSentences.unreadableAbout(file.path(), file.detail(), String.join(", ", file.crates()));
    }

    private static List<Source> sources(Snapshot snapshot, IngestState ingest, Instant now) {
        List<Source> sources = new ArrayList<>();
        for (IngestState.SourceRun run : ingest.runs()) {
            List<SourceState> heads = snapshot.sources().stream()
                    .filter(source -> source.name().equals(run.source()))
                    .toList();
            List<Fact> facts = new ArrayList<>();
            heads.forEach(source -> facts.addAll(head(source, now)));
            facts.add(time("Last run", run.at(), now));
            facts.add(Fact.of("Result", run.detail().isEmpty() ? run.outcome() : run.detail()));
            facts.add(next(run.nextRunAt(), now));
            String title = heads.isEmpty()
                    ? StatusSentences.registrySource(run.source())
                    : StatusSentences.advisorySource(run.source());
            sources.add(new Source("source-" + (sources.size() + 1), title, Fact.present(facts)));
        }
        return sources;
    }

    private static List<Fact> head(SourceState source, Instant now) {
        return List.of(
                Fact.of("Commit", source.commit()),
                time("Commit time", source.committedAt(), now),
                time("Last check", source.checkedAt(), now));
    }

    private static Fact time(String label, @Nullable Instant at, Instant now) {
        return at == null ? Fact.of(label, "") : Fact.at(label, Moment.of(at, now));
    }

    private static Fact next(@Nullable Instant at, Instant now) {
        return at == null ? Fact.of("Next run", "") : Fact.at("Next run", Moment.until(at, now));
    }
}
