package dev.parley.markdown;

import dev.parley.bench.BenchmarkInput;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Renders a growing answer as patches, in frames of 12 characters. */
@State(Scope.Benchmark)
public class BlockStreamBenchmark {
    private static final int FRAME_CHARS = 12;

    @Param({"ESSAY", "LIST"})
    private BenchmarkInput input;

    private final Markdown markdown = new Markdown();

    @Benchmark
    public void split(Blackhole patches) {
        var stream = new BlockStream(markdown, "7");
        var answer = input.text();
        for (int i = 0; i < answer.length(); i += FRAME_CHARS) {
            stream.append(answer.substring(i, Math.min(answer.length(), i + FRAME_CHARS)));
            patches.consume(stream.nextPatch());
            stream.markSent();
        }
    }
}
