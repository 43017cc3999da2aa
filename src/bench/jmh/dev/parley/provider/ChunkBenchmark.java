package dev.parley.provider;

import dev.parley.bench.Subject;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** The bytes that a model server sends to what it says in them. */
@State(Scope.Benchmark)
public class ChunkBenchmark {
    @Param("THOUSAND_DELTAS")
    private Subject subject;

    private List<byte[]> body = List.of();

    @Setup
    public void send() {
        body = Chunks.body(subject.text());
    }

    @Benchmark
    public void read(Blackhole events) {
        Chunks.read(body, events::consume);
    }
}
