package dev.rustsecd.benchmark;

import dev.rustsecd.lockfile.Lockfile;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** A lockfile into a report, with a plan and paths for every finding. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Corpus.LOCKFILES)
public class AuditCorpusBenchmark {
    @Benchmark
    public void perLockfile(Corpus corpus, Blackhole into) {
        for (Lockfile lockfile : corpus.lockfiles) {
            into.consume(corpus.audit(lockfile));
        }
    }
}
