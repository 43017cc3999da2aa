package dev.parley.markdown;

import dev.parley.bench.BenchmarkInput;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Renders a whole answer to HTML, as for a page load. */
@State(Scope.Benchmark)
public class MarkdownBenchmark {
    @Param({"ESSAY", "CODE", "TABLE"})
    private BenchmarkInput input;

    private final Markdown markdown = new Markdown();

    @Benchmark
    public String render() {
        return markdown.render(input.text()).html();
    }
}
