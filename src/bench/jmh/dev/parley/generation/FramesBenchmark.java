package dev.parley.generation;

import dev.parley.bench.Subject;
import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A growing answer to events for browsers, 20 times a second. */
@State(Scope.Benchmark)
public class FramesBenchmark {
    private static final int FRAME_CHARS = 12;

    @Param({"ESSAY", "ESSAY_BEGINNING"})
    private Subject subject;

    private final Markdown markdown = new Markdown();
    private List<Delta> frames = List.of();

    @Setup
    public void cut() {
        frames = Answering.evenly(subject.text(), FRAME_CHARS);
    }

    @Benchmark
    public void show(Blackhole events) {
        var shown = new FrameRenderer(Answering.MESSAGE, markdown);
        for (var delta : frames) {
            events.consume(shown.frame(delta));
        }
    }
}
