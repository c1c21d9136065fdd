package dev.rustsecd.benchmark;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/** Bytes into JSON: all that an answer computes. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Corpus.LOCKFILES)
public class AnswerCorpusBenchmark {
    @Benchmark
    public void perLockfile(Corpus corpus, Blackhole into) {
        for (byte[] text : corpus.texts) {
            into.consume(corpus.render(corpus.audit(Corpus.parse(text))));
        }
    }
}
