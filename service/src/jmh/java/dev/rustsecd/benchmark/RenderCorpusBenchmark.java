package dev.rustsecd.benchmark;

import dev.rustsecd.audit.AuditReport;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** A report into JSON, around advisories that are rendered already. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Corpus.LOCKFILES)
public class RenderCorpusBenchmark {
    @Benchmark
    public void perLockfile(Corpus corpus, Blackhole into) {
        for (AuditReport report : corpus.reports) {
            into.consume(corpus.render(report));
        }
    }
}
