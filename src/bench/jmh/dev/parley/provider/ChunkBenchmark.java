package dev.parley.provider;

import dev.parley.bench.BenchmarkInput;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Parses the response body of a model server into events. */
@State(Scope.Benchmark)
public class ChunkBenchmark {
    @Param("THOUSAND_DELTAS")
    private BenchmarkInput input;

    private List<byte[]> body = List.of();

    @Setup
    public void send() {
        body = Chunks.body(input.text());
    }

    @Benchmark
    public void read(Blackhole events) {
        Chunks.read(body, events::consume);
    }
}
