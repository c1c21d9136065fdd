package dev.rustsecd.service.page;

import dev.rustsecd.service.page.part.DataAge;
import dev.rustsecd.service.page.part.Fact;
import dev.rustsecd.service.page.part.Frame;
import dev.rustsecd.service.page.part.Frame.Section;
import dev.rustsecd.service.store.IngestState;
import dev.rustsecd.snapshot.Snapshot;
import dev.rustsecd.snapshot.SourceState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which data are served, and how old they are. */
public record StatusPage(
        Frame frame, String style, String headline, List<String> lines, List<Source> sources, List<String> quarantine) {
    /** A source and how it is followed. */
    public record Source(String name, List<Fact> facts) {}

    /** @param databaseDown why the database cannot be read; null where it can */
    public static StatusPage of(Snapshot snapshot, IngestState ingest, boolean stale, @Nullable String databaseDown) {
        List<String> lines = new ArrayList<>();
        lines.add(snapshot.advisories().size() + " advisories, revision " + snapshot.revision() + ".");
        lines.add(DataAge.of(snapshot));
        if (databaseDown != null) {
            lines.add("The database cannot be read (" + databaseDown + "); what is held goes on serving.");
        }
        boolean well = !stale && databaseDown == null;
        return new StatusPage(
                new Frame("Status", Section.STATUS),
                well ? "clean" : "unknown",
                well ? "The data are fresh" : "The data are not fresh",
                lines,
                sources(snapshot, ingest),
                ingest.quarantine().stream()
                        .map(file -> file.path() + ": " + file.detail())
                        .toList());
    }

    private static List<Source> sources(Snapshot snapshot, IngestState ingest) {
        List<Source> sources = new ArrayList<>();
        for (IngestState.SourceRun run : ingest.runs()) {
            List<Fact> facts = new ArrayList<>();
            snapshot.sources().stream()
                    .filter(source -> source.name().equals(run.source()))
                    .forEach(source -> facts.addAll(head(source)));
            facts.add(Fact.of("Last run", time(run.at())));
            facts.add(Fact.of("Outcome", run.outcome()));
            facts.add(Fact.of("Detail", run.detail()));
            facts.add(Fact.of("Next run", time(run.nextRunAt())));
            sources.add(new Source(run.source(), Fact.present(facts)));
        }
        return sources;
    }

    private static List<Fact> head(SourceState source) {
        return List.of(
                Fact.of("Commit", source.commit()),
                Fact.of("Committed", time(source.committedAt())),
                Fact.of("Checked", time(source.checkedAt())));
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "" : DataAge.minutes(at);
    }
}
