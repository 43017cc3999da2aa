package dev.parley.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;

/**
 * The steps with which {@link FakeOpenAi} answers one request. Immutable: every method returns a longer script.
 *
 * <pre>{@code
 * Script.stream().delta("Forty").pause(more).delta("-two").finish("stop").usage(9, 2).done()
 * }</pre>
 *
 * A script that does not end with {@link #end()}, {@link #cut()} or {@link #reset()} leaves the connection open, like
 * servers with keep-alive.
 */
public final class Script {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One step on the connection. */
    interface Step {
        void on(Wire wire) throws IOException, InterruptedException;
    }

    private final List<Step> steps;

    private Script(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /** 200 and {@code text/event-stream}; sends the headers at once. */
    public static Script stream() {
        return stream("text/event-stream");
    }

    /** The same with another {@code Content-Type}, or none if it is empty. */
    public static Script stream(String contentType) {
        return new Script(List.of()).step(wire -> wire.headers(200, contentType, Map.of(), -1));
    }

    /** A complete answer in these deltas, with usage and {@code [DONE]}. */
    public static Script answer(String... deltas) {
        return stream().delta(deltas).finish("stop").usage(9, deltas.length).done();
    }

    /** A complete response. The body is JSON unless it begins with {@code <}. Headers are name, value, name, value. */
    public static Script status(int code, String body, String... headers) {
        var extra = new LinkedHashMap<String, String>();
        for (var i = 0; i < headers.length; i += 2) {
            extra.put(headers[i], headers[i + 1]);
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Script(List.of()).step(wire -> {
            wire.headers(code, body.startsWith("<") ? "text/html" : "application/json", extra, bytes.length);
            wire.write(bytes);
        });
    }

    /** An error in the format of OpenAI. */
    public static Script error(int code, String message) {
        return status(code, json(Map.of("error", Map.of("message", message, "type", "test"))));
    }

    /** A status whose body never arrives. */
    public static Script hangingError(int code) {
        return new Script(List.of()).step(wire -> wire.headers(code, "application/json", Map.of(), -1));
    }

    /** Sends nothing, not even headers, and keeps the connection open, like a server that is loading a model. */
    public static Script silence() {
        return new Script(List.of());
    }

    /** Resets the connection before an answer. */
    public static Script refusal() {
        return new Script(List.of()).reset();
    }

    /** One chunk of the answer for each piece. */
    public Script delta(String... pieces) {
        var script = this;
        for (var piece : pieces) {
            script = script.choice(Map.of("delta", Map.of("content", piece)));
        }
        return script;
    }

    /** A piece of reasoning, as {@code reasoning_content}. */
    public Script reasoning(String piece) {
        return choice(Map.of("delta", Map.of("reasoning_content", piece)));
    }

    /** The last chunk, with a {@code finish_reason}. */
    public Script finish(String reason) {
        return choice(Map.of("delta", Map.of(), "finish_reason", reason));
    }

    /** The chunk with token counts, which has no choices. */
    public Script usage(int promptTokens, int completionTokens) {
        var usage = Map.of("prompt_tokens", promptTokens, "completion_tokens", completionTokens);
        return data(json(Map.of("choices", List.of(), "usage", usage)));
    }

    /** A chunk with this choice. */
    public Script choice(Map<String, ?> choice) {
        return data(json(Map.of("object", "chat.completion.chunk", "choices", List.of(choice))));
    }

    /** An event with this data. */
    public Script data(String data) {
        return raw("data: " + data + "\n\n");
    }

    /** {@code [DONE]}. The connection stays open, but no client should wait for more. */
    public Script done() {
        return data("[DONE]");
    }

    /**
     * A recorded response from {@code src/test/resources/streams}. The lines {@code @@sleep} are skipped, and {@code
     * @@type} is the content type.
     */
    public static Script recorded(String name) {
        var type = Pattern.compile("@@type (\\S+)\n").matcher(recording(name));
        return type.find() ? stream(type.group(1)) : stream();
    }

    /** The bytes of the body of {@link #recorded}. */
    public static byte[] recordedBody(String name) {
        return recording(name).replaceAll("(?m)^@@.*\n", "").getBytes(StandardCharsets.UTF_8);
    }

    private static String recording(String name) {
        try (var file = Script.class.getResourceAsStream("/streams/" + name + ".sse")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends these characters unchanged. */
    public Script raw(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends these bytes unchanged, in one HTTP chunk. */
    public Script bytes(byte[] bytes) {
        return step(wire -> wire.write(bytes));
    }

    /** Sends each byte of the text in a separate HTTP chunk. */
    public Script byteByByte(String text) {
        var script = this;
        for (var one : text.getBytes(StandardCharsets.UTF_8)) {
            script = script.bytes(new byte[] {one});
        }
        return script;
    }

    /** Waits until the latch is open. */
    public Script pause(CountDownLatch until) {
        return step(wire -> until.await());
    }

    /** Opens the latch, so that a test can wait until the script has reached this step. */
    public Script reached(CountDownLatch here) {
        return step(wire -> here.countDown());
    }

    /** Continues with the other script. */
    public Script then(Script other) {
        return step(other::on);
    }

    /** Repeats the same delta until the client disconnects. */
    public Script endless(String piece) {
        return endless(silence().delta(piece));
    }

    /** Repeats the other script until the client disconnects. */
    public Script endless(Script other) {
        return step(wire -> {
            while (!Thread.interrupted()) {
                other.on(wire);
            }
        });
    }

    /** The same, about 50 times a second. */
    public Script endlessly(Script other) {
        return endless(other.step(wire -> Thread.sleep(20)));
    }

    /** Endless comments, like those of proxies that keep a connection alive. */
    public Script endlessComments() {
        return endlessly(silence().raw(": ping\n\n"));
    }

    /** One endless line. */
    public Script endlessLine() {
        var piece = "x".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        return raw("data: ").step(wire -> {
            while (!Thread.interrupted()) {
                wire.write(piece);
            }
        });
    }

    /** Ends the body properly, with or without {@link #done()} before it. */
    public Script end() {
        return step(Wire::endOfBody);
    }

    /** Closes the connection in the middle of the body. */
    public Script cut() {
        return step(Wire::close);
    }

    /** Resets the connection (RST). */
    public Script reset() {
        return step(Wire::reset);
    }

    void on(Wire wire) throws IOException, InterruptedException {
        for (var step : steps) {
            step.on(wire);
        }
    }

    private Script step(Step step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Script(longer);
    }

    /** Converts a value to JSON, for scripts in other classes. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
