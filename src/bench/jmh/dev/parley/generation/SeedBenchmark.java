package dev.parley.generation;

import dev.parley.bench.Subject;
import dev.parley.markdown.Markdown;
import dev.parley.web.ServerSentEvent;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The way of Parley's ancestor, against {@link FramesBenchmark}: all so far is rendered and sent at each delta. */
@State(Scope.Benchmark)
public class SeedBenchmark {
    private static final int DELTA_CHARS = 4;

    @Param("ESSAY_BEGINNING")
    private Subject subject;

    private final Markdown markdown = new Markdown();

    @Benchmark
    public void show(Blackhole events) {
        var answer = subject.text();
        for (int end = DELTA_CHARS; end <= answer.length(); end += DELTA_CHARS) {
            var html = markdown.render(answer.substring(0, end)).html();
            events.consume(ServerSentEvent.encode("message", end, html));
        }
    }
}
