package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Splits an answer that still grows into closed blocks, which are final, and the open block at its end, at a cost that is
 * linear in the answer's length: closed blocks are rendered and sent once, and of the open block only what is new.
 *
 * <p>A block is closed when the next one begins: then it is parsed as a whole, so that what is shown at the end is exactly
 * what {@link Markdown#render} makes of the whole answer. Not safe for use by several threads at once.
 */
public final class BlockStream {
    private final Markdown markdown;
    private final String id;
    private final Budget budget;
    private final Incoming incoming = new Incoming();
    /** The source of the open block, the line that is still written included. */
    private final StringBuilder open = new StringBuilder();

    private final StringBuilder line = new StringBuilder();
    /** The closed blocks that watchers have. */
    private final StringBuilder closed = new StringBuilder();
    /** What was closed since; several short blocks make one piece. */
    private final StringBuilder newlyClosed = new StringBuilder();

    private boolean blockClosed;
    /** What watchers see below the closed blocks until they are given the newly closed ones. */
    private String staleTail = "";

    private final Preview preview;
    private final Outline outline;
    private boolean lineBegun;
    private int refusedChars;
    private String definitions = "";
    private long charsParsed;

    /** @param cost how many characters it takes to tell watchers of pieces, the HTML of a {@link Piece.Block} left out */
    public BlockStream(Markdown markdown, String id, ToLongFunction<List<Piece>> cost) {
        this.markdown = markdown;
        this.id = id;
        budget = new Budget(cost);
        preview = new Preview(markdown);
        outline = new Outline(preview, this::closeOpenBlock);
    }

    /**
     * Takes more of the answer, cut anywhere; what is returned keeps a watcher up to date. It is nothing while that would
     * cost more than {@link Budget} allows: then more comes the next time.
     */
    public List<Piece> append(String text) {
        lines(incoming.next(text));
        long length = (long) closed.length() + newlyClosed.length() + preview.length();
        if (!budget.isWorthATry(length)) return List.of();
        var pieces = pieces();
        if (!budget.allows(pieces, length)) return List.of();
        show();
        return List.copyOf(pieces);
    }

    /** The answer is complete: all of it is closed. The stream takes no more after this. */
    public List<Piece> finish() {
        lines(incoming.last());
        charsParsed += open.length();
        close(markdown.blocks(definitions + open));
        open.setLength(0);
        var pieces = pieces();
        show();
        return List.copyOf(pieces);
    }

    /** All that watchers see now, for one who joins: what follows from here on are the next pieces. */
    public String snapshot() {
        return "<div id=\"closed-" + id + "\">" + closed + "</div><div id=\"tail-" + id + "\">"
                + (blockClosed ? staleTail : preview.html()) + "</div>";
    }

    /**
     * Selects the open text of an answer's tail, which is the target of {@link Piece.Append} and {@link Piece.Settle}: the
     * {@code span} that nothing follows. An id would have to be taken away from a text that is finished, and so the text
     * to be sent again.
     */
    public static String openText(String id) {
        var tail = "#tail-" + id;
        return tail + " span:last-child:not(" + tail + " :not(:last-child) *)";
    }

    /** Characters given to the Markdown parser so far; what tests hold against the answer's length. */
    public long charsParsed() {
        return charsParsed + preview.charsParsed();
    }

    private void lines(String text) {
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            line(text.substring(start, end), newline >= 0);
            start = end + 1;
        }
    }

    /** Takes a part of a line; {@code ended} tells whether it is the last. */
    private void line(String part, boolean ended) {
        open.append(part);
        if (lineBegun) {
            outline.more(part);
        } else {
            line.append(part);
            lineBegun = ended || outline.decided(line);
            if (lineBegun) outline.line(line.toString());
        }
        if (ended) {
            outline.endLine();
            open.append('\n');
            line.setLength(0);
            lineBegun = false;
        }
    }

    /** A new block begins with this line: what is before it is final, if the parser says so, too. */
    private void closeOpenBlock() {
        int end = open.length() - line.length();
        if (end == 0 || open.length() < refusedChars * 3L / 2) {
            return;
        }
        charsParsed += definitions.length() + open.length();
        var block = markdown.closed(definitions, open.toString(), end);
        if (block.isPresent()) {
            close(block.get().html());
            definitions = block.get().definitions();
            open.delete(0, end);
            refusedChars = 0;
        } else {
            refusedChars = open.length();
        }
    }

    private void close(String html) {
        if (!blockClosed) staleTail = preview.html();
        blockClosed |= !html.isEmpty() || !preview.isEmpty();
        newlyClosed.append(html);
        preview.clear();
    }

    private List<Piece> pieces() {
        var pieces = new ArrayList<Piece>();
        if (blockClosed) pieces.add(new Piece.Block(newlyClosed.toString()));
        pieces.addAll(preview.pieces());
        return pieces;
    }

    private void show() {
        closed.append(newlyClosed);
        newlyClosed.setLength(0);
        blockClosed = false;
        staleTail = "";
        preview.show();
    }
}
