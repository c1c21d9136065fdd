package dev.rustsecd.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes into a lockfile. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Corpus.LOCKFILES)
public class ParseCorpusBenchmark {
    @Benchmark
    public void perLockfile(Corpus corpus, Blackhole into) {
        for (byte[] text : corpus.texts) {
            into.consume(Corpus.parse(text));
        }
    }
}
