package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits an answer that still grows into closed blocks, which are final, and the open block at its end, at a cost that is
 * linear in the answer's length: closed blocks are rendered and sent once, and of the open block only what is new.
 *
 * <p>A block is closed when the next one begins: then it is parsed as a whole, so that what is shown at the end is exactly
 * what {@link Markdown#render} makes of the whole answer. Not safe for use by several threads at once.
 */
public final class BlockStream {
    /** Enough for short answers never to wait. */
    private static final int PREVIEW_BYTES_FREE = 512;

    private final Markdown markdown;
    private final String id;
    private final Incoming incoming = new Incoming();
    private final StringBuilder closed = new StringBuilder();
    /** The source of the open block, the line that is still written included. */
    private final StringBuilder open = new StringBuilder();

    private final StringBuilder line = new StringBuilder();
    /** What was closed since watchers were last told; several short blocks make one piece. */
    private final StringBuilder newlyClosed = new StringBuilder();

    private boolean blockClosed;
    private final Preview preview;
    private final Outline outline;
    private boolean lineBegun;
    private int refusedChars;
    private String definitions = "";
    private long charsParsed;
    private long previewBytes;

    public BlockStream(Markdown markdown, String id) {
        this.markdown = markdown;
        this.id = id;
        preview = new Preview(markdown);
        outline = new Outline(preview, this::closeOpenBlock);
    }

    /** Takes more of the answer, cut anywhere; what is returned keeps a watcher up to date. */
    public List<Piece> append(String text) {
        for (var lines = incoming.next(text); !lines.isEmpty(); lines = lines.substring(line(lines))) {}
        var pieces = new ArrayList<>(closedBlocks());
        pieces.addAll(openBlock());
        return List.copyOf(pieces);
    }

    /** The answer is complete: all of it is closed. The stream takes no more after this. */
    public List<Piece> finish() {
        for (var lines = incoming.last(); !lines.isEmpty(); lines = lines.substring(line(lines))) {}
        charsParsed += open.length();
        close(markdown.blocks(definitions + open));
        open.setLength(0);
        return closedBlocks();
    }

    /** All that watchers see now, for one who joins: what follows from here on are the next pieces. */
    public String snapshot() {
        return "<div id=\"closed-" + id + "\">" + closed + "</div><div id=\"tail-" + id + "\">" + preview.html()
                + "</div>";
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
    long charsParsed() {
        return charsParsed + preview.charsParsed();
    }

    /** Takes one line, or its beginning; returns how many characters that were. */
    private int line(String lines) {
        int newline = lines.indexOf('\n');
        var part = newline < 0 ? lines : lines.substring(0, newline);
        open.append(part);
        if (lineBegun) {
            outline.more(part);
        } else {
            line.append(part);
            lineBegun = newline >= 0 || outline.decided(line);
            if (lineBegun) {
                outline.line(line.toString());
            }
        }
        if (newline >= 0) {
            outline.endLine();
            open.append('\n');
            line.setLength(0);
            lineBegun = false;
        }
        return newline < 0 ? lines.length() : newline + 1;
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
        blockClosed |= !html.isEmpty() || !preview.isEmpty();
        newlyClosed.append(html);
        closed.append(html);
        preview.clear();
    }

    private List<Piece> closedBlocks() {
        if (!blockClosed) {
            return List.of();
        }
        var block = new Piece.Block(newlyClosed.toString());
        newlyClosed.setLength(0);
        blockClosed = false;
        return List.of(block);
    }

    private List<Piece> openBlock() {
        long bytesMax = PREVIEW_BYTES_FREE + (long) (Preview.BYTES_PER_BYTE_MAX * closed.length()) - previewBytes;
        var pieces = preview.pieces(bytesMax);
        previewBytes += Preview.cost(pieces);
        return pieces;
    }
}
