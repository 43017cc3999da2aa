package dev.parley.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** An answer in the format of OpenAI: an event of about 300 bytes for each delta. Without sockets, for benchmarks. */
public final class Chunks {
    /** Tokens have about 4 characters, and models send most tokens in separate deltas. */
    public static final int DELTA_CHARS = 4;

    /** Has a key, as in most real use, so that the answer is searched for it. */
    private static final Optional<String> KEY = Optional.of("sk-proj-this-is-nobody-s-key-0123456789");

    private Chunks() {}

    /** The data of the events, one per delta. */
    public static List<String> of(String text) {
        return IntStream.range(0, (text.length() + DELTA_CHARS - 1) / DELTA_CHARS)
                .mapToObj(i -> text.substring(i * DELTA_CHARS, Math.min(text.length(), (i + 1) * DELTA_CHARS)))
                .map(Chunks::json)
                .toList();
    }

    /** The same as the bytes of a body, with each delta arriving separately. */
    public static List<byte[]> body(String text) {
        return of(text).stream()
                .map(json -> ("data: " + json + "\n\n").getBytes(UTF_8))
                .toList();
    }

    /** Splits the body of an answer into events and reads them. */
    public static void read(List<byte[]> body, Consumer<ModelEvent> events) {
        var in = new SequenceInputStream(Collections.enumeration(
                body.stream().map(ByteArrayInputStream::new).toList()));
        var parser = new EventParser(in);
        var reader = new ChunkReader(provider(URI.create("http://127.0.0.1:9/v1")), events);
        while (parser.read()) {
            reader.read(parser.name(), parser.data());
        }
    }

    /** A request to a server at this address. */
    public static ChatRequest question(URI baseUrl) {
        return new ChatRequest(
                provider(baseUrl),
                "gpt-4.1-mini",
                List.of(new ChatMessage("user", "Why do trees grow?")),
                Locale.ENGLISH);
    }

    private static Provider provider(URI baseUrl) {
        return new Provider(baseUrl, KEY);
    }

    private static String json(String delta) {
        return """
                {"id":"chatcmpl-C1a2B3c4D5e6F7g8H9i0J1k2L3m4N","object":"chat.completion.chunk","created":1767225600,\
                "model":"gpt-4.1-mini-2025-04-14","service_tier":"default","system_fingerprint":"fp_0123456789",\
                "choices":[{"index":0,"delta":{"content":%s},"logprobs":null,"finish_reason":null}],"usage":null}""".formatted(Script.json(delta));
    }
}
