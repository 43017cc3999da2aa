package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parses the JSON in the events of an answer; {@link Completion} interprets it. Unreadable data is skipped, because it
 * may be a keep-alive, and makes the answer fail only if nothing else arrives.
 */
final class ChunkReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkReader.class);
    private static final ObjectReader JSON = Json.MAPPER.readerFor(JsonNode.class);
    private static final String DONE = "[DONE]";
    /** Names of events to ignore, whatever their data. */
    private static final Set<String> KEEP_ALIVES = Set.of("ping", "heartbeat", "keepalive", "keep-alive", "keep_alive");

    private static final int LOGGED_MAX = 3;
    private static final int SKIPPED_LINES_MAX = 100;

    private final Provider provider;
    private final Completion completion;
    private Optional<ModelError> unreadable = Optional.empty();
    private int unreadableCount;
    private boolean isDone;

    ChunkReader(Provider provider, Consumer<ModelEvent> events) {
        this.provider = provider;
        this.completion = new Completion(provider, events);
    }

    /** Whether the server has sent {@code [DONE]}: nothing follows, even if it leaves the connection open. */
    boolean isDone() {
        return isDone;
    }

    /** Whether the server has sent a finish reason. Usually only token counts follow. */
    boolean isFinished() {
        return completion.isFinished();
    }

    /** Whether any visible part of the answer has arrived. */
    boolean hasBegun() {
        return completion.hasBegun();
    }

    /** The number of characters of the answer so far. */
    long charsRead() {
        return completion.charsRead();
    }

    void read(String name, String data) {
        read(name, data, false);
    }

    /**
     * Reads the data of one event, which may contain several JSON values: some servers omit the blank line between
     * events.
     *
     * @param isCut whether the body ended within this event
     * @throws ModelException when the event is an error
     */
    void read(String name, String data, boolean isCut) {
        if (KEEP_ALIVES.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        // JSON here ends with a bracket or a quote, so [DONE] cannot be part of it.
        boolean isLast = data.endsWith(DONE);
        var rest = isLast ? data.substring(0, data.length() - DONE.length()) : data;
        for (int skipped = 0; !rest.isBlank() && skipped <= SKIPPED_LINES_MAX; skipped++) {
            rest = readValues(name, rest, skipped > 0 || (isCut && isBegun(rest)));
        }
        isDone |= isLast;
    }

    /** Skips unreadable text. If nothing else arrives, it is the server's error message. */
    void unreadable(String name, String text) {
        var error = ErrorEvents.notJson(name, text, provider);
        if (error.kind() == ErrorKind.SERVER_ERROR) {
            throw new ModelException(error);
        }
        unreadable = Optional.of(error);
        if (unreadableCount++ < LOGGED_MAX) {
            // Not its text, which may be part of an answer.
            LOG.warn("{} sent an event that cannot be read; skipped {} characters", provider, text.length());
        }
    }

    /** After a failure: emits the text that is still held back. */
    void flush() {
        completion.flush();
    }

    /**
     * At the end of the body: emits the text that is still held back, and {@link ModelEvent.Finish} if the answer is
     * complete.
     *
     * @return whether the answer is complete
     */
    boolean end() {
        return completion.end(isDone && refusal().isEmpty());
    }

    /** The error that the server sent instead of the answer, or instead of its end. */
    Optional<ModelError> refusal() {
        return completion.refusal().or(() -> completion.isEmpty() ? unreadable : Optional.empty());
    }

    private static boolean isBegun(String json) {
        return json.startsWith("{") && !json.endsWith("}");
    }

    /** Returns the rest of the data after an unreadable line. */
    private String readValues(String name, String data, boolean isQuiet) {
        int end = 0;
        try (var values = JSON.<JsonNode>readValues(data)) {
            while (values.hasNextValue()) {
                read(name, values.nextValue());
                end = (int) values.getCurrentLocation().getCharOffset();
            }
            return "";
        } catch (JsonProcessingException e) {
            var broken = data.substring(end).strip();
            if (!isQuiet) {
                unreadable(name, broken);
            }
            int lineEnd = broken.indexOf('\n');
            return lineEnd < 0 ? "" : broken.substring(lineEnd + 1);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private void read(String name, JsonNode value) {
        if (value.isArray()) {
            value.forEach(one -> read(name, one));
        } else if (value.isObject()) {
            completion.read(name, value);
        } else if (value.isTextual()) {
            unreadable(name, value.textValue());
        }
    }
}
