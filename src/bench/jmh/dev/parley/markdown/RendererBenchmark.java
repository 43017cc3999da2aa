package dev.parley.markdown;

import dev.parley.bench.Subject;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A whole answer to HTML, as for a page that is loaded. */
@State(Scope.Benchmark)
public class RendererBenchmark {
    @Param({"ESSAY", "CODE", "TABLE"})
    private Subject subject;

    private final Markdown markdown = new Markdown();

    @Benchmark
    public String render() {
        return markdown.render(subject.text()).html();
    }
}
