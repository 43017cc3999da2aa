package dev.parley.generation;

import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.generation.LiveMarkup.Event;
import dev.parley.markdown.BlockStream;
import dev.parley.markdown.LineEndNormalizer;
import dev.parley.markdown.Markdown;
import dev.parley.web.ServerSentEvent;
import java.util.Optional;

/**
 * Renders the new text of an answer as server-sent events, one for each frame. Not thread-safe.
 *
 * <p>The data of all frames is at most four times that of the finished message; {@code event}, {@code id} and {@code data:}
 * take {@value #FRAMING_BYTES_MAX} bytes of an event on average.
 */
final class FrameRenderer {
    static final int FRAMING_BYTES_MAX = 64;

    private static final String LINE = "\ndata: ";
    /** The size of the framing of an event without its name and its id. */
    private static final int FRAMING_BYTES = "event: \nid: \ndata: \n\n".length();

    private final LiveMarkup markup;
    private final Markdown markdown;
    private final String key;
    private BlockStream blocks;
    private FrameBudget allowance = new FrameBudget();
    private LineEndNormalizer thoughts = new LineEndNormalizer();
    private final StringBuilder reasoning = new StringBuilder();
    private long eventId;
    private long framingSpareBytes;

    FrameRenderer(long messageId, Markdown markdown) {
        this.markdown = markdown;
        key = Long.toString(messageId);
        markup = new LiveMarkup(messageId);
        blocks = new BlockStream(markdown, key);
    }

    /** Forgets the text that was shown. A snapshot must follow. */
    void clear() {
        blocks = new BlockStream(markdown, key);
        allowance = new FrameBudget();
        thoughts = new LineEndNormalizer();
        reasoning.setLength(0);
    }

    /** The id of the next event, also for events that are not made here. */
    long nextId() {
        return ++eventId;
    }

    /** Raises the ids: a browser may have received events of another connection, or before a restart of the server. */
    void numberAfter(long lastEventId) {
        eventId = Math.max(eventId, lastEventId);
    }

    /** Renders one event; empty if there is nothing to show. */
    byte[] frame(Delta delta) {
        var thought = thoughts.normalize(delta.reasoning());
        reasoning.append(thought);
        blocks.append(delta.text());
        var event =
                patch(thought).or(() -> thought.isEmpty() ? Optional.empty() : Optional.of(markup.thought(thought)));
        return event.map(this::sent).orElse(new byte[0]);
    }

    /** A change that exceeds the budget is not sent; the next frame includes it. */
    private Optional<Event> patch(String thought) {
        if (!allowance.isWorthATry(blocks.htmlCharsMin())) {
            return Optional.empty();
        }
        return blocks.nextPatch().flatMap(patch -> {
            var event = markup.event(patch, thought);
            long chars = (long) folded(event).length() - patch.closed().length();
            if (!allowance.allows(chars, blocks.pendingHtmlChars())) {
                return Optional.empty();
            }
            blocks.markSent();
            return Optional.of(event);
        });
    }

    private byte[] sent(Event event) {
        var html = folded(event);
        framingSpareBytes += FRAMING_BYTES_MAX - framing(event) - lines(html) * LINE.length();
        return event(event.name(), html);
    }

    /** The whole answer so far, for a follower that joins or has missed frames. */
    byte[] snapshot() {
        return event("snapshot", blocks.snapshot() + (reasoning.isEmpty() ? "" : markup.reasoning(reasoning)));
    }

    /** The number of characters of the text that pages show. */
    long shownChars() {
        return blocks.sentChars();
    }

    long charsParsed() {
        return blocks.charsParsed();
    }

    private byte[] event(String name, String html) {
        return ServerSentEvent.encode(name, nextId(), html);
    }

    private long framing(Event event) {
        return (long) FRAMING_BYTES
                + event.name().length()
                + Long.toString(eventId + 1).length();
    }

    private static long lines(String html) {
        return html.chars().filter(c -> c == '\n').count();
    }

    /**
     * The HTML with as many line ends as the framing allows, because each begins another {@code data:} field. Further line
     * ends become character references, which are shorter than a field.
     */
    private String folded(Event event) {
        var html = event.html();
        long linesMax = Math.max(0, (framingSpareBytes + FRAMING_BYTES_MAX - framing(event)) / LINE.length());
        int end = -1;
        for (long lines = 0; lines <= linesMax; lines++) {
            end = html.indexOf('\n', end + 1);
            if (end < 0) {
                return html;
            }
        }
        return html.substring(0, end) + html.substring(end).replace("\n", "&#10;");
    }
}
