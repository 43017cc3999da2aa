package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/** What watchers see of the open block, and which pieces bring them up to date. */
final class Shown {
    private static final String OPEN = "<span>";
    private static final String CLOSE = "</span>";

    private final StringBuilder html = new StringBuilder();
    private List<String> tags = List.of();
    /** How many elements around plain text are there only for the watchers. */
    private int spans;

    private boolean hasText;
    private int textChars;
    private final StringBuilder textHtml = new StringBuilder();

    void clear() {
        html.setLength(0);
        tags = List.of();
        spans = 0;
        hideText();
    }

    boolean isEmpty() {
        return html.isEmpty() && !hasText;
    }

    /** All of it, every element closed. */
    String html() {
        return html + (hasText ? OPEN + textHtml + CLOSE : "") + closers(tags, 0);
    }

    /** @param nowTags the elements that are open now, and {@code text} the text at their end */
    List<Piece> pieces(Unshown unshown, List<String> nowTags, TextRun text) {
        var pieces = new ArrayList<Piece>();
        var additions = unshown.additions();
        if (unshown.isTextSettled()) {
            pieces.add(
                    additions.isEmpty()
                            ? new Piece.Settle(unshown.settled() + open(text))
                            : new Piece.End(tags.size() + 1, unshown.settled().toString()));
        } else if (hasText) {
            var more = more(unshown, text);
            if (!more.isEmpty()) pieces.add(new Piece.Append(tags.size() + 1, more));
        }
        for (int i = 0; i < additions.size(); i++) {
            var addition = additions.get(i);
            boolean isLast = i == additions.size() - 1;
            var added = addition.html() + (isLast ? open(text) + closers(nowTags, addition.depth()) : "");
            boolean isFirst = isEmpty() && addition.depth() == 0;
            pieces.add(isFirst ? new Piece.Tail(added) : new Piece.Graft(addition.depth(), addition.parent(), added));
        }
        return pieces;
    }

    private String more(Unshown unshown, TextRun text) {
        if (!unshown.isTextEnded()) return text.html(textChars, Math.max(textChars, text.visibleEnd()));
        var ended = unshown.endedPlain();
        return Html.escape(ended.subSequence(textChars, ended.length()));
    }

    private static String open(TextRun text) {
        return text.isOpen() ? OPEN + text.html(0, text.visibleEnd()) + CLOSE : "";
    }

    /** About how long the HTML of the open block is once all of it is shown. */
    int length(Unshown unshown, TextRun text) {
        int length = html.length() + textHtml.length() - spans * (OPEN.length() + CLOSE.length());
        for (var addition : unshown.additions()) length += addition.html().length();
        int textStart = unshown.isTextSettled() || !unshown.additions().isEmpty() ? 0 : textChars;
        int textEnd = text.isOpen() ? text.visibleEnd() : 0;
        return length + unshown.settled().length() + Math.max(0, textEnd - textStart);
    }

    /** The watchers have been given the pieces. */
    void show(Unshown unshown, List<String> nowTags, TextRun text) {
        var additions = unshown.additions();
        if (unshown.isTextSettled()) {
            html.append(additions.isEmpty() ? unshown.settled() : OPEN + unshown.settled() + CLOSE);
            spans += additions.isEmpty() ? 0 : 1;
            hideText();
        } else if (hasText && unshown.isTextEnded()) {
            html.append(OPEN).append(Html.escape(unshown.endedPlain())).append(CLOSE);
            spans++;
            hideText();
        }
        for (var addition : additions) {
            html.append(closers(tags, addition.depth())).append(addition.html());
            tags = tags.subList(0, Math.min(addition.depth(), tags.size()));
        }
        if (!additions.isEmpty() && nowTags.size() >= unshown.lastAddition().depth()) tags = List.copyOf(nowTags);
        if (text.isOpen()) {
            int end = Math.max(textChars, text.visibleEnd());
            textHtml.append(text.html(textChars, end));
            hasText = true;
            textChars = end;
        }
    }

    private void hideText() {
        hasText = false;
        textChars = 0;
        textHtml.setLength(0);
    }

    private static String closers(List<String> tags, int depth) {
        var html = new StringBuilder();
        for (int i = tags.size() - 1; i >= depth; i--)
            html.append("</").append(tags.get(i)).append('>');
        return html.toString();
    }
}
