package dev.parley.markdown;

/** The text that grows at the end of the innermost open element: what of it is not rendered for good yet. */
final class TextRun {
    private enum Kind {
        NONE,
        INLINE,
        CODE
    }

    private final StringBuilder text = new StringBuilder();
    private Kind kind = Kind.NONE;
    /** How long the text was when there was nothing in it to render, so that it is not looked through each time. */
    private int fruitlessChars;

    void begin(boolean code) {
        kind = code ? Kind.CODE : Kind.INLINE;
        fruitlessChars = 0;
    }

    boolean isOpen() {
        return kind != Kind.NONE;
    }

    void add(CharSequence more) {
        if (isOpen()) text.append(more);
    }

    /** Whether it is shown as it was written: Markdown makes nothing else of it. */
    boolean isPlain() {
        return kind == Kind.CODE || !OpenText.marked(text);
    }

    /** Ends the run and returns what is left of it. */
    String end() {
        var left = text.toString();
        text.setLength(0);
        kind = Kind.NONE;
        return left;
    }

    /** Takes away the text up to where all of its inline constructs are closed; mostly that is nothing. */
    String takeSettled() {
        if (kind != Kind.INLINE || (text.length() > OpenText.PATIENCE_CHARS && text.length() < fruitlessChars * 5L / 4))
            return "";
        int end = OpenText.settledEnd(text);
        fruitlessChars = end == 0 ? text.length() : 0;
        var settled = text.substring(0, end);
        text.delete(0, end);
        return settled;
    }

    /** An address is not shown while it is written, for it goes away when the link is complete. */
    int visibleEnd() {
        return kind == Kind.INLINE ? OpenText.addressStart(text) : text.length();
    }

    /** Some of the text, escaped. */
    String html(int start, int end) {
        return Html.escape(text.substring(start, end));
    }
}
