package dev.parley.markdown;

import java.util.List;
import java.util.Optional;

/**
 * Renders an answer while it is being streamed, as a sequence of patches: closed blocks, which are final, and the tail, which
 * is the HTML of the open block at the end.
 *
 * <p>A block is closed when the next one begins (CommonMark: a later block never changes an earlier one), so only the open
 * block is parsed again. Text without markup is appended without parsing. Link definitions only apply to later blocks here;
 * the whole answer is rendered once more when it is complete. Not thread-safe.
 */
public final class BlockStream {
    private final Markdown markdown;
    private final String id;
    private final LineEndNormalizer normalizer = new LineEndNormalizer();
    /** The source of the open block. */
    private final StringBuilder open = new StringBuilder();
    /** How much of {@link #open} browsers have, and will have when the pending patch is sent. */
    private int sentEnd;

    private int pendingEnd;
    /** The length of the source removed from {@link #open} because its blocks are closed. */
    private long closedSourceChars;

    private long sentChars;
    /** The HTML of the closed blocks that browsers have, and of those in the pending patch. */
    private final StringBuilder closed = new StringBuilder();

    private final StringBuilder newlyClosed = new StringBuilder();
    private String definitions = "";
    private LiveTree tail = new LiveTree();

    private Runnable applyPending = () -> {};
    private long htmlChars;
    private long pendingHtmlChars;
    private long charsParsed;

    public BlockStream(Markdown markdown, String id) {
        this.markdown = markdown;
        this.id = id;
    }

    /** Appends a chunk of the answer, which may be cut anywhere. */
    public void append(String chunk) {
        open.append(normalizer.normalize(chunk));
    }

    /**
     * The patch that updates browsers, which stays pending until {@link #markSent}. Empty if there is nothing new, or if the
     * meaning of the last characters is not clear yet. A patch that is not sent is included in the next one.
     */
    public Optional<Patch> nextPatch() {
        if (newlyClosed.isEmpty() && isPlainTextNext()) {
            return appendedText();
        }
        int end = StablePrefix.length(open);
        if (newlyClosed.isEmpty() && end <= sentEnd) {
            return Optional.empty();
        }
        var split = markdown.split(definitions, open.substring(0, end), StablePrefix.isLastBlockStartCertain(open));
        charsParsed += definitions.length() + end;
        newlyClosed.append(split.closed());
        definitions = split.definitions();
        open.delete(0, split.end());
        closedSourceChars += split.end();
        pendingEnd = end - split.end();
        var next = HtmlNode.parse(split.open());
        return newlyClosed.isEmpty() ? changedTail(tail.diffTo(next)) : Optional.of(closedBlocks(next));
    }

    /** Marks the pending patch as sent. */
    public void markSent() {
        applyPending.run();
        applyPending = () -> {};
        sentEnd = pendingEnd;
        htmlChars = pendingHtmlChars;
        sentChars = closedSourceChars + sentEnd;
    }

    /** The HTML of all that was sent, for a browser that joins. */
    public String snapshot() {
        return "<div id=\"closed-" + id + "\">" + closed + "</div><div id=\"tail-" + id + "\">" + tail.html()
                + "</div>";
    }

    /**
     * A CSS selector of the text at the right edge of an answer's tail: the {@code span} that nothing follows. It has no id
     * because an id would have to be removed, and the text resent, when the text is complete.
     */
    public static String lastTextSelector(String id) {
        var tail = "#tail-" + id;
        return tail + " span:last-child:not(" + tail + " :not(:last-child) *)";
    }

    /** The length of the answer's HTML when the pending patch is sent. */
    public long pendingHtmlChars() {
        return pendingHtmlChars;
    }

    /** A lower bound of the HTML's length when all appended text is sent. */
    public long htmlCharsMin() {
        if (newlyClosed.isEmpty()) {
            return htmlChars + open.length() - sentEnd;
        }
        return (long) closed.length() + newlyClosed.length() + open.length();
    }

    /** How many characters of the source were rendered and sent. */
    public long sentChars() {
        return sentChars;
    }

    /** How many characters were parsed so far, to test that parsing costs linear time. */
    public long charsParsed() {
        return charsParsed;
    }

    private boolean isPlainTextNext() {
        if (sentEnd == 0 || tail.lastText() == null) {
            return false;
        }
        return isCodeNext()
                || (PlainTextDetector.isPlain(open, sentEnd)
                        && tail.endsWithWord(PlainTextDetector.lastWord(open, sentEnd)));
    }

    private boolean isCodeNext() {
        return tail.endsInCodeBlock() && PlainTextDetector.isFencedCode(open, sentEnd);
    }

    private Optional<Patch> appendedText() {
        pendingEnd = StablePrefix.trimmedLength(open, isCodeNext());
        if (pendingEnd <= sentEnd) {
            return Optional.empty();
        }
        return changedTail(tail.diffOfMoreText(Html.escape(open.substring(sentEnd, pendingEnd))));
    }

    private Optional<Patch> changedTail(TreeDiff diff) {
        applyPending = diff::apply;
        pendingHtmlChars = htmlChars + diff.htmlCharsAdded();
        if (!diff.steps().isEmpty()) {
            return Optional.of(new Patch("", "", diff.steps()));
        }
        // The new source does not change the HTML, so there is nothing to send.
        markSent();
        return Optional.empty();
    }

    private Patch closedBlocks(HtmlNode nextTail) {
        var next = new LiveTree();
        var diff = next.diffTo(nextTail);
        diff.apply();
        pendingHtmlChars = (long) closed.length() + newlyClosed.length() + diff.htmlCharsAdded();
        applyPending = () -> {
            closed.append(newlyClosed);
            newlyClosed.setLength(0);
            tail = next;
        };
        return new Patch(newlyClosed.toString(), next.html(), List.of());
    }
}
