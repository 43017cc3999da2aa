package dev.parley.markdown;

import dev.parley.bench.Subject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A growing answer to patches of HTML, frame by frame. */
@State(Scope.Benchmark)
public class SplitterBenchmark {
    private static final int FRAME_CHARS = 12;

    @Param({"ESSAY", "LIST"})
    private Subject subject;

    private final Markdown markdown = new Markdown();

    @Benchmark
    public void split(Blackhole patches) {
        var stream = new BlockStream(markdown, "7");
        var answer = subject.text();
        for (int i = 0; i < answer.length(); i += FRAME_CHARS) {
            stream.append(answer.substring(i, Math.min(answer.length(), i + FRAME_CHARS)));
            patches.consume(stream.nextPatch());
            stream.markSent();
        }
    }
}
