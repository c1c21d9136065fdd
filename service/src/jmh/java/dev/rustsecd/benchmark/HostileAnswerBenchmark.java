package dev.rustsecd.benchmark;

import dev.rustsecd.reject.RejectedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** How long one answer may hold a thread: bytes into JSON, or into the refusal of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HostileAnswerBenchmark {
    @Param
    HostileShape shape = HostileShape.UNKNOWN;

    @Param({"32", "512"})
    int kib;

    /** On the event loop, and on a worker. */
    @Param({"300", "5000"})
    int maxFindings;

    private final Corpus corpus = new Corpus();
    private byte[] text = {};

    @Setup
    public void load() throws IOException {
        corpus.loadDatabase();
        corpus.limit(maxFindings);
        text = shape.text(kib * 1024).getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public Object answer() {
        try {
            return corpus.render(corpus.audit(Corpus.parse(text)));
        } catch (RejectedInput refused) {
            return refused;
        }
    }
}
