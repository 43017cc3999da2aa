package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;

/**
 * A streamed reply. Each chunk is passed on as the server has sent it, and at the same time read like an answer in a chat, which
 * tells errors, token counts and the end from the rest, see {@link OpenAiStream}.
 */
final class StreamedReply implements DirectReply {
    private static final ObjectReader JSON = Json.MAPPER.readerFor(JsonNode.class);
    private static final String DONE = "[DONE]";
    private static final String CHOICES = "choices";
    private static final String MESSAGE = "message";

    private final DirectRequest request;
    private final OpenAiStream stream;
    private final Queue<String> chunks = new ArrayDeque<>();
    private final ReplyTokens tokens = new ReplyTokens();

    StreamedReply(DirectRequest request, Timeouts timeouts) {
        this.request = request;
        var asked = new ChatRequest(request.provider(), request.model(), List.of(), Locale.ROOT);
        stream = new OpenAiStream((call, unused) -> request.send(call), asked, timeouts, this::pass);
    }

    @Override
    public Optional<String> next() {
        while (chunks.isEmpty()) {
            boolean isMore = stream.read();
            stream.poll().ifPresent(this::count);
            if (!isMore) {
                return Optional.empty();
            }
        }
        return Optional.of(chunks.remove());
    }

    private void count(ModelEvent first) {
        for (var event = Optional.of(first); event.isPresent(); event = stream.poll()) {
            tokens.add(event.get());
        }
    }

    @Override
    public Used used() {
        return request.used(tokens.reported(), tokens.written());
    }

    @Override
    public void close() {
        stream.close();
    }

    /** Called with the data of one event. Data that is not JSON, such as a keep-alive, would make the program fail. */
    private void pass(String data) {
        var json = data.endsWith(DONE) ? data.substring(0, data.length() - DONE.length()) : data;
        try (var values = JSON.<JsonNode>readValues(json)) {
            var objects = values.readAll().stream()
                    .filter(value -> value instanceof ObjectNode)
                    .map(value -> (ObjectNode) value)
                    .toList();
            for (var chunk : objects) {
                pass(chunk, objects.size() == 1 ? json : chunk.toString());
            }
        } catch (JsonProcessingException e) {
            // ChunkReader has skipped it, too.
            return;
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private void pass(ObjectNode chunk, String sent) {
        if (isCounts(chunk) && !request.wantsUsage()) {
            return;
        }
        var text = isWhole(chunk) ? asChunk(chunk).toString() : sent;
        chunks.add(request.withoutSecrets(text).replace('\n', ' ').replace('\r', ' '));
    }

    /** Whether a chunk has only token counts, which programs do not expect unless they ask for them. */
    private static boolean isCounts(ObjectNode chunk) {
        return chunk.path(CHOICES).isEmpty() && chunk.path("usage").isObject();
    }

    /** Whether the server has not streamed its reply. */
    private static boolean isWhole(ObjectNode chunk) {
        return chunk.path(CHOICES).path(0).path(MESSAGE).isObject();
    }

    private static ObjectNode asChunk(ObjectNode whole) {
        for (var choice : whole.path(CHOICES)) {
            if (choice instanceof ObjectNode one && one.path(MESSAGE).isObject()) {
                one.set("delta", one.remove(MESSAGE));
            }
        }
        return whole.put("object", "chat.completion.chunk");
    }
}
