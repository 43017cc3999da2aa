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
 * Finds the JSON in the events of an answer; {@link Completion} knows what it says. What cannot be read is skipped, as a
 * keep-alive may come as data, and makes an answer fail only if nothing else ever came.
 */
final class ChunkReader {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkReader.class);
    private static final ObjectReader JSON = Json.MAPPER.readerFor(JsonNode.class);
    private static final String DONE = "[DONE]";
    /** Names of events that say nothing, whatever they bring. */
    private static final Set<String> KEEP_ALIVES = Set.of("ping", "heartbeat", "keepalive", "keep-alive", "keep_alive");

    private static final int LOGGED_MAX = 3;
    /** Enough to see what it is, and little of an answer. */
    private static final int LOGGED_CHARS_MAX = 80;

    private static final int SKIPPED_LINES_MAX = 100;

    private final Provider provider;
    private final Completion completion;
    private Optional<ModelException> unreadable = Optional.empty();
    private int unreadableCount;
    private boolean done;

    ChunkReader(Provider provider, Consumer<ModelEvent> events) {
        this.provider = provider;
        this.completion = new Completion(provider, events);
    }

    /** The server said {@code [DONE]}: nothing more comes, even if it leaves the connection open. */
    boolean done() {
        return done;
    }

    /** The server said why it stopped; mostly, only token counts may come now. */
    boolean finished() {
        return completion.finished();
    }

    /** Whether anything of an answer came that can be seen. */
    boolean hasBegun() {
        return completion.hasBegun();
    }

    /** How many characters of the answer came so far. */
    long charsRead() {
        return completion.charsRead();
    }

    void read(String name, String data) {
        read(name, data, false);
    }

    /**
     * Reads the data of one event, which may hold several JSON values: some servers forget the blank line, and
     * {@link EventParser} joins what came together.
     *
     * @param isCut whether the body ended in this event
     * @throws ModelException when it is an error
     */
    void read(String name, String data, boolean isCut) {
        if (KEEP_ALIVES.contains(name.toLowerCase(Locale.ROOT))) {
            return;
        }
        // JSON ends in a bracket or a quote, so this is no part of it.
        var last = data.endsWith(DONE);
        var rest = last ? data.substring(0, data.length() - DONE.length()) : data;
        for (int skipped = 0; !rest.isBlank() && skipped <= SKIPPED_LINES_MAX; skipped++) {
            rest = readValues(name, rest, skipped > 0 || (isCut && isBegun(rest)));
        }
        done |= last;
    }

    /** Skips what cannot be read. It is the words of the server if nothing else comes. */
    void unreadable(String name, String text) {
        var failure = Refusals.noJson(name, text, provider);
        if (failure.fault() == Fault.SERVER_ERROR) {
            throw failure;
        }
        unreadable = Optional.of(failure);
        if (unreadableCount++ < LOGGED_MAX) {
            LOG.warn(
                    "{} sent an event that cannot be read; skipped: {}",
                    provider,
                    Words.shortened(Words.oneLine(text, provider), LOGGED_CHARS_MAX));
        }
    }

    /** The answer has failed. Gives what is still held back. */
    void flush() {
        completion.flush();
    }

    /**
     * The answer is over. Gives what is still held back, and {@link ModelEvent.Finish} if it came to its end.
     *
     * @return whether it came to its end
     */
    boolean end() {
        return completion.end(done && refusal().isEmpty());
    }

    /** What the server said in the place of an answer, or of its end. */
    Optional<ModelException> refusal() {
        return completion.refusal().or(() -> completion.isEmpty() ? unreadable : Optional.empty());
    }

    private static boolean isBegun(String json) {
        return json.startsWith("{") && !json.endsWith("}");
    }

    /** Returns what is left of the data behind a line that cannot be read. */
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
