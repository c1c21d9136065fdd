package dev.rustsecd.ingest;

import dev.rustsecd.ingest.run.IngestOutcome;
import dev.rustsecd.ingest.run.IngestOutcome.Failed;
import dev.rustsecd.ingest.run.IngestOutcome.Published;
import dev.rustsecd.ingest.run.RunLog;
import dev.rustsecd.ingest.run.SourceRun;
import dev.rustsecd.words.operator.IngestSentences;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Gives one source its runs, one after the other, and says once when their state changes. Used on one event loop. */
final class SourceTimer {
    private static final Logger LOG = LoggerFactory.getLogger(SourceTimer.class);

    private final Vertx vertx;
    private final Subject subject;
    private final SourceRun run;
    private final RunSchedule schedule;
    private final IngestMetrics metrics;
    private final RunLog log;
    private volatile @Nullable Context context;
    private String state = "";
    private long timer = -1;
    private boolean stopped;

    /**
     * What is brought in.
     *
     * @param name of the source
     * @param facts what it brings, as sentences name it: {@code advisories}
     */
    record Subject(String name, String facts) {}

    SourceTimer(Vertx vertx, Subject subject, SourceRun run, RunSchedule schedule, IngestMetrics metrics, RunLog log) {
        this.vertx = vertx;
        this.subject = subject;
        this.run = run;
        this.schedule = schedule;
        this.metrics = metrics;
        this.log = log;
    }

    /** Begins with a run at once, on the event loop of the caller. */
    void start() {
        context = vertx.getOrCreateContext();
        run();
    }

    private void run() {
        long started = System.nanoTime();
        run.run().onSuccess(outcome -> ended(outcome, Duration.ofNanos(System.nanoTime() - started)));
    }

    /** The next run comes now, unless one is under way; to be called from anywhere. */
    void soon() {
        Context own = context;
        if (own != null) {
            own.runOnContext(go -> {
                if (!stopped && vertx.cancelTimer(timer)) {
                    run();
                }
            });
        }
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void ended(IngestOutcome outcome, Duration took) {
        if (stopped) {
            return;
        }
        metrics.ran(outcome, took);
        tell(outcome, took);
        Duration delay =
                schedule.next(outcome.isFailure(), outcome instanceof Failed failed ? failed.retryAfter() : null);
        record(outcome, delay);
        timer = vertx.setTimer(Math.max(1, delay.toMillis()), due -> run());
    }

    /** The database being away was told already, by the run or by the next one. */
    private void record(IngestOutcome outcome, Duration untilNext) {
        log.record(subject.name(), outcome, outcome.sentence(subject.facts()), untilNext)
                .onFailure(failure -> LOG.atDebug()
                        .setMessage(IngestSentences.RUN_NOT_RECORDED)
                        .setCause(failure)
                        .log());
    }

    private void tell(IngestOutcome outcome, Duration took) {
        String before = state;
        state = outcome.isFailure() ? outcome.label() : "";
        if (outcome instanceof Published published) {
            line(LOG.atInfo(), outcome)
                    .addKeyValue("revision.id", published.revision().number())
                    .addKeyValue("duration_ms", took.toMillis())
                    .log(outcome.sentence(subject.facts()));
        } else if (outcome instanceof Failed failed && failed.bug() != null && !state.equals(before)) {
            line(LOG.atError(), outcome).setCause(failed.bug()).log(IngestSentences.RUN_CRASHED);
        } else if (outcome.isFailure() && !state.equals(before)) {
            warn(outcome);
        } else if (!outcome.isFailure() && !before.isEmpty()) {
            line(LOG.atInfo(), outcome).log(IngestSentences.worksAgain(subject.facts()));
        }
    }

    /** Tells also of which day the data is that is served meanwhile, where that can be found out. */
    private void warn(IngestOutcome outcome) {
        String sentence = outcome.sentence(subject.facts());
        log.dataOf(subject.name())
                .otherwise(Optional.empty())
                .onSuccess(day -> line(LOG.atWarn(), outcome)
                        .log(day.map(date -> IngestSentences.servingDataOf(sentence, date.toString()))
                                .orElse(sentence)));
    }

    private LoggingEventBuilder line(LoggingEventBuilder line, IngestOutcome outcome) {
        return line.addKeyValue("source.name", subject.name()).addKeyValue("ingest.outcome", outcome.label());
    }
}
