package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.parley.provider.ModelEvent.Finish;
import dev.parley.provider.ModelEvent.Usage;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Makes events of the data in an answer, chunk by chunk ({@code chat.completion.chunk}, or one whole
 * {@code chat.completion}). Knows what servers do differently; what is unknown to it is skipped.
 */
final class ChunkReader {
    private static final ObjectReader JSON = Json.MAPPER.readerFor(JsonNode.class);
    private static final String DONE = "[DONE]";

    private final Provider provider;
    private final MaskedEvents events;
    private final Deltas deltas;
    private boolean finished;
    private boolean done;
    private Usage usage = new Usage(0, 0);

    ChunkReader(Provider provider, Consumer<ModelEvent> events) {
        this.provider = provider;
        this.events = new MaskedEvents(provider, events);
        this.deltas = new Deltas(this.events);
    }

    /** The server said why it stopped; only {@link Usage} may come now. */
    boolean finished() {
        return finished;
    }

    /** The server said {@code [DONE]}: nothing more comes, even if it leaves the connection open. */
    boolean done() {
        return done;
    }

    /**
     * Reads the data of one event, which may hold several JSON values: some servers forget the blank line.
     *
     * @throws ModelException when it is an error or no JSON
     */
    void read(String name, String data) {
        // JSON ends in a bracket or a quote, so this is no part of it.
        var last = data.endsWith(DONE);
        try (var values = JSON.<JsonNode>readValues(last ? data.substring(0, data.length() - DONE.length()) : data)) {
            while (values.hasNextValue()) {
                read(name, values.nextValue());
            }
        } catch (JsonProcessingException e) {
            throw Refusals.noJson(name, data, provider);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
        if (last) {
            done = true;
            end();
        }
    }

    /**
     * The answer is over, or has failed. Gives what is still held back, and a {@link Finish} where {@code [DONE]} came
     * without a reason.
     *
     * @return whether the server brought it to its end
     */
    boolean end() {
        deltas.end();
        events.end();
        if (done) {
            finish(FinishReason.STOP);
        }
        return finished;
    }

    private void read(String name, JsonNode chunk) {
        failOnError(name, chunk);
        for (var choice : chunk.path("choices")) {
            if (choice.path("index").asInt(0) == 0) {
                failOnError("", choice);
                readChoice(choice);
                break;
            }
        }
        readUsage(chunk.path("usage"));
    }

    private void failOnError(String name, JsonNode json) {
        Refusals.inAnswer(name, json, provider).ifPresent(error -> {
            throw error;
        });
    }

    private void readChoice(JsonNode choice) {
        // A server that does not stream sends one whole message.
        var whole = choice.path("message").isObject();
        var said = whole ? choice.path("message") : choice.path("delta");
        deltas.read(said);
        var reason = choice.path("finish_reason").asText("");
        if (!reason.isEmpty() && !choice.path("finish_reason").isNull()) {
            finish(reason(reason));
        } else if (whole) {
            finish(FinishReason.STOP);
        }
    }

    private void finish(FinishReason reason) {
        deltas.end();
        if (!finished) {
            finished = true;
            events.accept(new Finish(reason));
        }
    }

    private static FinishReason reason(String reason) {
        return switch (reason.toLowerCase(Locale.ROOT)) {
            case "stop" -> FinishReason.STOP;
            case "length" -> FinishReason.LENGTH;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "tool_calls" -> FinishReason.TOOL_CALLS;
            default -> FinishReason.OTHER;
        };
    }

    /** Some servers repeat it with every chunk; only what is new is told. */
    private void readUsage(JsonNode json) {
        var now = new Usage(
                Math.max(0, json.path("prompt_tokens").asInt()),
                Math.max(0, json.path("completion_tokens").asInt()));
        if (json.isObject() && !now.equals(usage)) {
            usage = now;
            events.accept(now);
        }
    }
}
