package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * The open block of a growing answer as it is now: the elements that are open, and the text at their end. {@link Outline}
 * writes into it, {@link Unshown} notes what that changes, {@link Shown} tells the watchers.
 */
final class Preview {
    private final Markdown markdown;
    private final List<String> tags = new ArrayList<>();
    private final TextRun text = new TextRun();
    private final Unshown unshown = new Unshown();
    private final Shown shown = new Shown();
    private long charsParsed;

    Preview(Markdown markdown) {
        this.markdown = markdown;
    }

    /** The block is closed; the next one starts with nothing. */
    void clear() {
        tags.clear();
        text.end();
        unshown.clear();
        shown.clear();
    }

    /** Whether watchers see nothing of it. */
    boolean isEmpty() {
        return shown.isEmpty();
    }

    int depth() {
        return tags.size();
    }

    void begin(String tag, String attributes) {
        endText();
        unshown.end(tags).append('<').append(tag).append(attributes).append('>');
        tags.add(tag);
    }

    void beginText(boolean code) {
        endText();
        unshown.end(tags);
        text.begin(code);
    }

    void text(CharSequence more) {
        text.add(more);
    }

    /** Finished, safe HTML at the end of the innermost element. */
    void html(String html) {
        endText();
        unshown.end(tags).append(html);
    }

    void endTo(int depth) {
        endText();
        while (tags.size() > depth) {
            unshown.endTag(tags.remove(tags.size() - 1), tags.size());
        }
    }

    private void endText() {
        if (!text.isOpen()) return;
        boolean isPlain = text.isPlain();
        var left = text.end();
        if (!unshown.additions().isEmpty()) {
            unshown.settle(isPlain ? Html.escape(left) : inline(left));
        } else if (isPlain && !unshown.isTextSettled()) {
            // Watchers have it as it should be, there is no need to send it again.
            unshown.endPlain(left);
        } else {
            unshown.endSettled(inline(left));
        }
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

    /** What watchers are to do to see all of it. They are taken to have done so once {@link #show} is called. */
    List<Piece> pieces() {
        var settled = text.takeSettled();
        if (!settled.isEmpty()) unshown.settle(inline(settled));
        return shown.pieces(unshown, tags, text);
    }

    /** About how long the HTML of the open block is by now. */
    int length() {
        return shown.length(unshown, text);
    }

    void show() {
        shown.show(unshown, tags, text);
        unshown.clear();
    }

    /** All that watchers see of the open block. */
    String html() {
        return shown.html();
    }
}
