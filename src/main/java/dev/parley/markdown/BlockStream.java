package dev.parley.markdown;

import java.util.List;
import java.util.Optional;

/**
 * Draws an answer that still grows: closed blocks, which are final, and the open one at its end. All of it is rendered by
 * {@link Markdown}: once for each closed block, and for the open one whenever more text may change how it looks. Text that
 * cannot is appended without a parser.
 *
 * <p>A block is closed when the next one begins. Link definitions serve the blocks after them; the whole answer is
 * rendered once more when it is done. Not safe for use by several threads at once.
 */
public final class BlockStream {
    private final Markdown markdown;
    private final String id;
    private final LineEndNormalizer incoming = new LineEndNormalizer();
    /** The source of the open block. */
    private final StringBuilder open = new StringBuilder();
    /** How much of the source pages have, or will have with the patch that is drawn. */
    private int shownEnd;

    private int drawnEnd;
    /** How much of the source is no longer in {@link #open}. */
    private long closedSourceChars;

    private long shownChars;
    /** The closed blocks that pages have, and those that they do not have yet. */
    private final StringBuilder closed = new StringBuilder();

    private final StringBuilder newlyClosed = new StringBuilder();
    private String definitions = "";
    /** What pages have below the closed blocks. */
    private LiveTree tail = new LiveTree();

    private Runnable drawn = () -> {};
    private long htmlChars;
    private long drawnHtmlChars;
    private long charsParsed;

    public BlockStream(Markdown markdown, String id) {
        this.markdown = markdown;
        this.id = id;
    }

    /** Takes more of the answer, cut anywhere. */
    public void add(String text) {
        open.append(incoming.next(text));
    }

    /**
     * What brings pages up to date; nothing if they are, or if it is not clear yet what the last characters mean. It counts
     * as sent when {@link #show} is called next.
     */
    public Optional<Patch> draw() {
        if (newlyClosed.isEmpty() && isPlain()) {
            return plain();
        }
        int end = ShowableEnd.shown(open);
        if (newlyClosed.isEmpty() && end <= shownEnd) {
            return Optional.empty();
        }
        var parsed = markdown.split(definitions, open.substring(0, end), ShowableEnd.isSureBegin(open));
        charsParsed += definitions.length() + end;
        newlyClosed.append(parsed.closed());
        definitions = parsed.definitions();
        open.delete(0, parsed.end());
        closedSourceChars += parsed.end();
        drawnEnd = end - parsed.end();
        var now = HtmlNode.parse(parsed.open());
        return newlyClosed.isEmpty() ? changed(tail.to(now)) : Optional.of(closing(now));
    }

    /** The patch that was drawn last is sent. */
    public void show() {
        drawn.run();
        drawn = () -> {};
        shownEnd = drawnEnd;
        htmlChars = drawnHtmlChars;
        shownChars = closedSourceChars + shownEnd;
    }

    /** All that pages have now, for one that joins. */
    public String snapshot() {
        return "<div id=\"closed-" + id + "\">" + closed + "</div><div id=\"tail-" + id + "\">" + tail.html()
                + "</div>";
    }

    /**
     * Selects the last text of an answer's tail: the {@code span} that nothing follows. An id would have to be taken away
     * from a text that is finished, and so the text to be sent again.
     */
    public static String lastText(String id) {
        var tail = "#tail-" + id;
        return tail + " span:last-child:not(" + tail + " :not(:last-child) *)";
    }

    /** How long the HTML of the answer is with the patch that is drawn. */
    public long drawnHtmlChars() {
        return drawnHtmlChars;
    }

    /** How long it is at least with all that was added. */
    public long htmlCharsMin() {
        if (newlyClosed.isEmpty()) {
            return htmlChars + open.length() - shownEnd;
        }
        return (long) closed.length() + newlyClosed.length() + open.length();
    }

    /** How much of the answer pages show: what they have is what the parser makes of so much. */
    public long shownChars() {
        return shownChars;
    }

    /** Characters given to the Markdown parser so far; what tests hold against the answer's length. */
    public long charsParsed() {
        return charsParsed;
    }

    private boolean isPlain() {
        if (shownEnd == 0 || tail.lastText() == null) {
            return false;
        }
        return isCode() || (PlainText.isPlain(open, shownEnd) && tail.endsWith(PlainText.lastLetters(open, shownEnd)));
    }

    private boolean isCode() {
        return tail.isCode() && PlainText.isCode(open, shownEnd);
    }

    private Optional<Patch> plain() {
        drawnEnd = ShowableEnd.trimmed(open, isCode());
        if (drawnEnd <= shownEnd) {
            return Optional.empty();
        }
        return changed(tail.more(Html.escape(open.substring(shownEnd, drawnEnd))));
    }

    private Optional<Patch> changed(TreeDiff difference) {
        drawn = difference::apply;
        drawnHtmlChars = htmlChars + difference.htmlChars();
        if (!difference.steps().isEmpty()) {
            return Optional.of(new Patch("", "", difference.steps()));
        }
        show();
        return Optional.empty();
    }

    private Patch closing(HtmlNode now) {
        var next = new LiveTree();
        var difference = next.to(now);
        difference.apply();
        drawnHtmlChars = (long) closed.length() + newlyClosed.length() + difference.htmlChars();
        drawn = () -> {
            closed.append(newlyClosed);
            newlyClosed.setLength(0);
            tail = next;
        };
        return new Patch(newlyClosed.toString(), next.html(), List.of());
    }
}
