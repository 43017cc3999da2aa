package dev.parley.markdown;

/** A quote or a list item that is open, as {@link Outline} follows them. */
final class Container {
    private static final char QUOTE = '>';

    /** What marks it: {@code >}, a bullet, or what stands after an item's number. */
    final char mark;
    /** How far its lines are indented, in columns. */
    final int indent;
    /** How many elements are open inside of it. */
    final int depth;
    /** Whether its paragraphs are paragraphs, not bare text. */
    boolean loose;
    /** Whether a blank line came after what it has so far. */
    boolean blank;

    private Container(char mark, int indent, int depth) {
        this.mark = mark;
        this.indent = indent;
        this.depth = depth;
    }

    static Container quote(int depth) {
        var quote = new Container(QUOTE, 0, depth);
        quote.loose = true;
        return quote;
    }

    static Container item(String mark, int indent, int depth) {
        return new Container(kind(mark), indent, depth);
    }

    /** Items are of one list when this is the same. */
    static char kind(String mark) {
        return mark.charAt(mark.length() - 1);
    }

    boolean isQuote() {
        return mark == QUOTE;
    }

    boolean continuesOn(LineCursor line) {
        return isQuote() ? line.skipQuoteMark() : line.blank() || line.skipIndent(indent);
    }
}
