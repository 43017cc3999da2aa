package dev.parley.generation;

import dev.parley.bench.BenchmarkInput;
import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Renders a growing answer as server-sent events, in frames of 12 characters. */
@State(Scope.Benchmark)
public class FrameRendererBenchmark {
    private static final int FRAME_CHARS = 12;

    @Param({"ESSAY", "ESSAY_BEGINNING"})
    private BenchmarkInput input;

    private final Markdown markdown = new Markdown();
    private List<Delta> frames = List.of();

    @Setup
    public void cut() {
        frames = Answering.evenly(input.text(), FRAME_CHARS);
    }

    @Benchmark
    public void show(Blackhole events) {
        var shown = new FrameRenderer(Answering.MESSAGE, markdown);
        for (var delta : frames) {
            events.consume(shown.frame(delta));
        }
    }
}
