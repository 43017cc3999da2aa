package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * The open block as watchers see it, and what they do not see yet. {@link Outline} writes into it: elements begin and end,
 * text grows; {@link #pieces} then says what changed since the last time.
 */
final class Preview {
    /** How often the bytes of an answer may be sent before its finished blocks, which send them once more. */
    static final double BYTES_PER_BYTE_MAX = 2.75;

    private static final String OPEN = "<span>";
    private static final String CLOSE = "</span>";

    private enum Text {
        NONE,
        INLINE,
        CODE
    }

    private record Sink(int depth, String parent, StringBuilder html) {}

    private final Markdown markdown;

    // What is true now: the elements that are open, and the text of the innermost since it was last settled.
    private final List<String> tags = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Text kind = Text.NONE;
    private int fruitlessChars;
    private long charsParsed;

    // What watchers have not seen: what becomes of their open text, and what is to be added to which element.
    private final StringBuilder settled = new StringBuilder();
    private final StringBuilder endedPlain = new StringBuilder();
    private boolean textSettled;
    private boolean textEnded;
    private final List<Sink> sinks = new ArrayList<>();

    // What watchers see.
    private final StringBuilder shown = new StringBuilder();
    private List<String> shownTags = List.of();
    private boolean shownText;
    private int shownChars;
    private final StringBuilder shownTextHtml = new StringBuilder();
    private int shownSpans;

    Preview(Markdown markdown) {
        this.markdown = markdown;
    }

    /** The block is closed; the next one starts with nothing. */
    void clear() {
        tags.clear();
        text.setLength(0);
        kind = Text.NONE;
        settled.setLength(0);
        endedPlain.setLength(0);
        textSettled = false;
        textEnded = false;
        sinks.clear();
        shown.setLength(0);
        shownSpans = 0;
        shownTags = List.of();
        hideText();
    }

    boolean isEmpty() {
        return shown.isEmpty() && !shownText;
    }

    int depth() {
        return tags.size();
    }

    void begin(String tag, String attributes) {
        endText();
        sink().append('<').append(tag).append(attributes).append('>');
        tags.add(tag);
    }

    void beginText(boolean code) {
        endText();
        sink();
        kind = code ? Text.CODE : Text.INLINE;
        fruitlessChars = 0;
    }

    void text(CharSequence more) {
        if (kind != Text.NONE) {
            text.append(more);
        }
    }

    /** Finished, safe HTML at the end of the innermost element. */
    void html(String html) {
        endText();
        sink().append(html);
    }

    void endTo(int depth) {
        endText();
        while (tags.size() > depth) {
            var tag = tags.remove(tags.size() - 1);
            if (!sinks.isEmpty() && tags.size() >= last().depth) {
                last().html.append("</").append(tag).append('>');
            }
        }
    }

    private void endText() {
        if (kind == Text.NONE) {
            return;
        }
        boolean plain = kind == Text.CODE || !OpenText.marked(text);
        kind = Text.NONE;
        if (!sinks.isEmpty()) {
            last().html.append(plain ? Html.escape(text) : inline(text.toString()));
        } else {
            textEnded = true;
            if (plain && !textSettled) {
                // Watchers have it as it should be, there is no need to send it again.
                endedPlain.append(text);
            } else {
                settled.append(inline(text.toString()));
                textSettled = true;
            }
        }
        text.setLength(0);
    }

    private String inline(String markdownText) {
        charsParsed += markdownText.length();
        return markdown.inline(markdownText);
    }

    String blocks(String markdownText) {
        charsParsed += markdownText.length();
        return markdown.blocks(markdownText);
    }

    long charsParsed() {
        return charsParsed;
    }

    private StringBuilder sink() {
        if (sinks.isEmpty() || tags.size() < last().depth) {
            sinks.add(new Sink(tags.size(), tags.isEmpty() ? "div" : tags.get(tags.size() - 1), new StringBuilder()));
        }
        return last().html;
    }

    private Sink last() {
        return sinks.get(sinks.size() - 1);
    }

    /** Renders the text up to where all of its inline constructs are closed. */
    private void settle() {
        if (kind != Text.INLINE
                || (text.length() > OpenText.PATIENCE_CHARS && text.length() < fruitlessChars * 5L / 4)) {
            return;
        }
        int end = OpenText.settledEnd(text);
        fruitlessChars = end == 0 ? text.length() : 0;
        if (end > 0) {
            (sinks.isEmpty() ? settled : last().html).append(inline(text.substring(0, end)));
            text.delete(0, end);
            textSettled |= sinks.isEmpty();
        }
    }

    /**
     * What changed since the last call, if it may cost that much: {@code bytesMax} and as often as
     * {@code BYTES_PER_BYTE_MAX} allows for what the open block will be; else nothing, and more the next time.
     */
    List<Piece> pieces(long bytesMax) {
        settle();
        var pieces = changes();
        if (cost(pieces) > bytesMax + (long) (BYTES_PER_BYTE_MAX * length())) {
            return List.of();
        }
        show();
        return pieces;
    }

    static long cost(List<Piece> pieces) {
        return pieces.stream().mapToLong(Preview::cost).sum();
    }

    /** About how long the HTML of the open block is by now. */
    private int length() {
        int length = shown.length() + shownTextHtml.length() + settled.length();
        length -= shownSpans * (OPEN.length() + CLOSE.length());
        for (var sink : sinks) {
            length += sink.html.length();
        }
        return length + Math.max(0, text.length() - shownChars);
    }

    /** What a piece takes on the wire, the address of a graft included: one that htmx understands is about that long. */
    private static long cost(Piece piece) {
        return piece.html().length() + (piece instanceof Piece.Graft graft ? 46 + 12L * graft.depth() : 0);
    }

    private List<Piece> changes() {
        var pieces = new ArrayList<Piece>();
        if (textSettled) {
            pieces.add(new Piece.Settle(settled + (sinks.isEmpty() && !textEnded ? openText() : "")));
        } else if (shownText) {
            var now = textEnded ? endedPlain : text;
            int end = textEnded ? now.length() : visibleEnd();
            if (end > shownChars) {
                pieces.add(new Piece.Append(Html.escape(now.substring(shownChars, end))));
            }
        }
        for (int i = 0; i < sinks.size(); i++) {
            var sink = sinks.get(i);
            var isLast = i == sinks.size() - 1;
            var html = isLast ? sink.html + openText() + closers(tags, sink.depth) : sink.html.toString();
            var isFirst = shown.isEmpty() && !shownText && sink.depth == 0;
            pieces.add(isFirst ? new Piece.Tail(html) : new Piece.Graft(sink.depth, sink.parent, html));
        }
        return pieces;
    }

    private void show() {
        if (textSettled) {
            shown.append(settled);
            hideText();
        } else if (shownText && textEnded) {
            shown.append(OPEN).append(Html.escape(endedPlain)).append(CLOSE);
            shownSpans++;
            hideText();
        }
        for (var sink : sinks) {
            shown.append(closers(shownTags, sink.depth)).append(sink.html);
            shownTags = shownTags.subList(0, Math.min(sink.depth, shownTags.size()));
        }
        if (!sinks.isEmpty() && tags.size() >= last().depth) {
            shownTags = List.copyOf(tags);
        }
        if (kind != Text.NONE) {
            int end = visibleEnd();
            shownTextHtml.append(Html.escape(text.substring(shownChars, end)));
            shownText = true;
            shownChars = end;
        }
        settled.setLength(0);
        endedPlain.setLength(0);
        textSettled = false;
        textEnded = false;
        sinks.clear();
    }

    private void hideText() {
        shownText = false;
        shownChars = 0;
        shownTextHtml.setLength(0);
    }

    private String openText() {
        return kind == Text.NONE ? "" : OPEN + Html.escape(text.substring(0, visibleEnd())) + CLOSE;
    }

    /** An address is not shown while it is written, for it goes away when the link is complete. */
    private int visibleEnd() {
        int end = kind == Text.INLINE ? OpenText.addressStart(text) : text.length();
        return Math.max(end, !textSettled && sinks.isEmpty() ? shownChars : 0);
    }

    private static String closers(List<String> tags, int depth) {
        var html = new StringBuilder();
        for (int i = tags.size() - 1; i >= depth; i--) {
            html.append("</").append(tags.get(i)).append('>');
        }
        return html.toString();
    }

    /** All that watchers see of the open block. */
    String html() {
        var open = shownText ? OPEN + shownTextHtml + CLOSE : "";
        return shown + open + closers(shownTags, 0);
    }
}
