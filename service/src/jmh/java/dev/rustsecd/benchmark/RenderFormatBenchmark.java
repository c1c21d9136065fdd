package dev.rustsecd.benchmark;

import dev.rustsecd.audit.AuditReport;
import dev.rustsecd.service.render.ReportFormat;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** What does each representation of a report cost? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderFormatBenchmark {
    @Param
    public ReportFormat format = ReportFormat.JSON;

    /** Report to bytes. */
    @Benchmark
    @OperationsPerInvocation(Corpus.LOCKFILES)
    public void render(Corpus corpus, Blackhole sink) {
        for (AuditReport report : corpus.reports) {
            sink.consume(corpus.render(report, format));
        }
    }
}
