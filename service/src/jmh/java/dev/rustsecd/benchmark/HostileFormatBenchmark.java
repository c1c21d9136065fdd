package dev.rustsecd.benchmark;

import dev.rustsecd.reject.RejectedInput;
import dev.rustsecd.service.render.ReportFormat;
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

/** How long may one answer hold an event loop, whatever its format? Bytes to bytes, or to the refusal of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HostileFormatBenchmark {
    private static final int INLINE_FINDINGS = 300;

    @Param
    HostileShape shape = HostileShape.UNKNOWN;

    @Param
    ReportFormat format = ReportFormat.JSON;

    @Param({"512"})
    int kib;

    private final Corpus corpus = new Corpus();
    private byte[] text = {};

    @Setup
    public void load() throws IOException {
        corpus.loadDatabase();
        corpus.limit(INLINE_FINDINGS);
        text = shape.text(kib * 1024).getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public Object answer() {
        try {
            return corpus.render(corpus.audit(Corpus.parse(text)), format);
        } catch (RejectedInput refused) {
            return refused;
        }
    }
}
