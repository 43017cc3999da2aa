package dev.parley.markdown;

/**
 * What a watcher of a growing answer must do next. The first three are enough for most answers; the others let a long
 * paragraph, list or table grow without being sent again.
 *
 * <p>"The open text" is the last {@code <span>} of the tail, see {@link BlockStream#openText}; it is also reached from
 * {@code #tail-ID} by going to the last child {@code depth} times. All HTML here is safe: it comes from {@link Markdown}, is
 * escaped text, or is one of this package's own plain tags.
 */
public sealed interface Piece {
    /** The HTML, or the escaped text. */
    String html();

    /** A finished block, or several: append it to {@code #closed-ID} and empty {@code #tail-ID}. */
    record Block(String html) implements Piece {}

    /** The first of a new open block: replace the content of {@code #tail-ID}. */
    record Tail(String html) implements Piece {}

    /** More text, escaped: append it to the open text. */
    record Append(int depth, String html) implements Piece {}

    /** An inline construct is closed: replace the open text, the element itself, by this. */
    record Settle(String html) implements Piece {}

    /** The open text is at its end, for a graft follows: replace its content. */
    record End(int depth, String html) implements Piece {}

    /**
     * A new item, row or block inside the open one: append it to the element that is reached from {@code #tail-ID} by
     * going to the last child {@code depth} times. {@code parent} is that element's name.
     */
    record Graft(int depth, String parent, String html) implements Piece {}
}
