package dev.parley.markdown;

import org.jspecify.annotations.Nullable;

/** The tree of the tail as browsers have it, independent of Markdown. */
final class LiveTree {
    /** The maximum length of escaped punctuation after the last word. */
    private static final int PUNCTUATION_CHARS_MAX = 12;

    private final LiveNode root = LiveNode.root();

    String html() {
        return LiveNode.html(root.children);
    }

    /** The text at the right edge if more can be appended to it, else null. */
    @Nullable
    LiveNode lastText() {
        var node = root;
        while (!node.children.isEmpty()) {
            node = LiveNode.last(node.children);
        }
        return node.isSpan() ? node : null;
    }

    /** Whether the tail ends inside a code block. */
    boolean endsInCodeBlock() {
        var node = root;
        while (node.children.size() > 0 && LiveNode.last(node.children).isBlock) {
            node = LiveNode.last(node.children);
        }
        return node.name.equals("code");
    }

    /** Whether a word is the last one shown. Punctuation may follow it. */
    boolean endsWithWord(CharSequence word) {
        var node = root;
        while (!node.children.isEmpty()) {
            var children = node.children;
            boolean isPlaceholder =
                    children.size() > 1 && LiveNode.last(children).isEmptyText();
            node = isPlaceholder ? children.get(children.size() - 2) : LiveNode.last(children);
        }
        int begin = word.length() == 0 ? -1 : node.text.lastIndexOf(word.toString());
        boolean isWholeWord = begin == 0 || (begin > 0 && !Character.isLetterOrDigit(node.text.charAt(begin - 1)));
        return isWholeWord && begin + word.length() + PUNCTUATION_CHARS_MAX >= node.text.length();
    }

    /** The difference between this tree and new HTML. */
    TreeDiff diffTo(HtmlNode next) {
        var differ = new TreeDiffer();
        differ.compare(root, next, 0, true);
        return differ.diff();
    }

    /** The diff for text appended to {@link #lastText}, which must not be null. */
    TreeDiff diffOfMoreText(String html) {
        int depth = 0;
        var node = root;
        for (; !LiveNode.last(node.children).isSpan(); depth++) {
            node = LiveNode.last(node.children);
        }
        var differ = new TreeDiffer();
        differ.appendText(node, html, depth);
        return differ.diff();
    }
}
