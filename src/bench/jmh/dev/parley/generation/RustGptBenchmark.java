package dev.parley.generation;

import dev.parley.bench.BenchmarkInput;
import dev.parley.markdown.Markdown;
import dev.parley.web.ServerSentEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Renders the whole answer at each delta, in RustGPT's way, to compare with {@link FrameRendererBenchmark}. */
@State(Scope.Benchmark)
public class RustGptBenchmark {
    private static final int DELTA_CHARS = 4;

    @Param("ESSAY_BEGINNING")
    private BenchmarkInput input;

    private final Markdown markdown = new Markdown();

    @Benchmark
    public void show(Blackhole events) {
        var answer = input.text();
        for (int end = DELTA_CHARS; end <= answer.length(); end += DELTA_CHARS) {
            var html = markdown.render(answer.substring(0, end)).html();
            events.consume(ServerSentEvent.encode("message", end, html));
        }
    }
}
