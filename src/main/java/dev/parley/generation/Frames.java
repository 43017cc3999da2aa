package dev.parley.generation;

import dev.parley.generation.Draft.News;
import dev.parley.generation.LiveMarkup.Patch;
import dev.parley.markdown.BlockStream;
import dev.parley.markdown.Incoming;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.Piece;
import dev.parley.web.EventStream;
import java.util.List;

/**
 * Renders what is new of an answer as server-sent events, one for each frame. Not safe for use by several threads at once.
 *
 * <p>The data of all frames is at most four times that of the finished message; {@code event}, {@code id} and {@code data:}
 * take {@value #FRAMING_BYTES_MAX} bytes of an event on average.
 */
final class Frames {
    static final int FRAMING_BYTES_MAX = 64;

    private static final String LINE = "\ndata: ";
    /** What any event takes, its name and its number left out. */
    private static final int FRAMING_BYTES = "event: \nid: \ndata: \n\n".length();

    private final LiveMarkup markup;
    private final Markdown markdown;
    private final String key;
    private BlockStream blocks;
    private Incoming thoughts = new Incoming();
    private final StringBuilder reasoning = new StringBuilder();
    private long eventId;
    private long framingSpareBytes;
    /** What the pieces look like that were weighed last. */
    private Patch weighed = new Patch("", "");

    Frames(long messageId, Markdown markdown) {
        this.markdown = markdown;
        key = Long.toString(messageId);
        markup = new LiveMarkup(messageId);
        blocks = new BlockStream(markdown, key, this::cost);
    }

    /** Forgets what was shown: the next frame begins with nothing, and needs a snapshot. */
    void clear() {
        blocks = new BlockStream(markdown, key, this::cost);
        thoughts = new Incoming();
        reasoning.setLength(0);
    }

    /** The number of the next event: one of these, or one that is made elsewhere. */
    long nextId() {
        return ++eventId;
    }

    /** A browser that comes back may have seen events of another connection, or of this server before it was restarted. */
    void numberAfter(long lastEventId) {
        eventId = Math.max(eventId, lastEventId);
    }

    /** One event, or nothing while there is nothing to show. */
    byte[] frame(News news) {
        var thought = thoughts.next(news.reasoning());
        reasoning.append(thought);
        var pieces = news.text().isEmpty() ? List.<Piece>of() : blocks.append(news.text());
        if (pieces.isEmpty() && thought.isEmpty()) return new byte[0];
        var patch = thought.isEmpty() ? weighed : markup.patch(pieces, thought);
        int lines = linesMax(patch);
        framingSpareBytes += FRAMING_BYTES_MAX - framing(patch) - lines(patch, lines) * LINE.length();
        return event(patch.event(), folded(patch.html(), lines));
    }

    /** All so far, for one who joins or has missed frames. */
    byte[] snapshot() {
        return event("snapshot", blocks.snapshot() + (reasoning.isEmpty() ? "" : markup.reasoning(reasoning)));
    }

    long charsParsed() {
        return blocks.charsParsed();
    }

    private byte[] event(String name, String html) {
        return EventStream.event(name, nextId(), html);
    }

    private long cost(List<Piece> pieces) {
        weighed = markup.patch(pieces, "");
        long chars = folded(weighed.html(), linesMax(weighed)).length();
        return pieces.get(0) instanceof Piece.Block block ? chars - block.html().length() : chars;
    }

    private long framing(Patch patch) {
        return (long) FRAMING_BYTES
                + patch.event().length()
                + Long.toString(eventId + 1).length();
    }

    /** How many line ends of the HTML may begin another {@code data:} field of the event, as the framing allows. */
    private int linesMax(Patch patch) {
        return (int) Math.max(0, (framingSpareBytes + FRAMING_BYTES_MAX - framing(patch)) / LINE.length());
    }

    private static long lines(Patch patch, int linesMax) {
        var html = patch.html();
        int lines = 0;
        for (int end = html.indexOf('\n'); end >= 0 && lines < linesMax; end = html.indexOf('\n', end + 1)) lines++;
        return lines;
    }

    /** Line ends beyond that many become character references, which are shorter than a field. */
    private static String folded(String html, int linesMax) {
        int end = -1;
        for (int lines = 0; lines <= linesMax; lines++) {
            end = html.indexOf('\n', end + 1);
            if (end < 0) return html;
        }
        return html.substring(0, end) + html.substring(end).replace("\n", "&#10;");
    }
}
