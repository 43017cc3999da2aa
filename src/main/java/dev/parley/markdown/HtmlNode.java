package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A node of the tree parsed from sanitized HTML: an element with its children, or text. Comments and white space between
 * blocks are dropped because they are not visible.
 *
 * @param open the start tag; empty for text and for the root
 * @param name the element's name; empty for text and for the root
 * @param isBlock whether text that is streamed next can become part of the element; an inline element only appears when
 *     complete
 * @param text escaped text; empty for elements
 */
record HtmlNode(String open, String name, boolean isBlock, String text, List<HtmlNode> children) {
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "section");

    private static final Set<String> WITHOUT_TEXT =
            Set.of("", "ul", "ol", "blockquote", "pre", "table", "thead", "tbody", "tr", "section");

    static HtmlNode parse(String html) {
        var root = new HtmlNode("", "", true, "", new ArrayList<>());
        new Reader(html).children(root);
        return root;
    }

    static HtmlNode text(String escaped) {
        return new HtmlNode("", "", false, escaped, List.of());
    }

    boolean isText() {
        return !text.isEmpty();
    }

    boolean holdsText() {
        return isBlock && !WITHOUT_TEXT.contains(name);
    }

    /** Parses well-formed HTML from left to right. */
    private static final class Reader {
        private final String html;
        private int at;

        Reader(String html) {
            this.html = html;
        }

        /** Reads the children of an element up to its end tag. */
        void children(HtmlNode parent) {
            while (at < html.length()) {
                if (html.startsWith("</", at)) {
                    at = html.indexOf('>', at) + 1;
                    return;
                } else if (html.startsWith("<!--", at)) {
                    at = html.indexOf("-->", at) + 3;
                } else if (html.charAt(at) == '<') {
                    element(parent);
                } else {
                    text(parent);
                }
            }
        }

        private void element(HtmlNode parent) {
            int start = at;
            at = html.indexOf('>', at) + 1;
            var open = html.substring(start, at);
            int nameEnd = 1;
            while (Character.isLetterOrDigit(open.charAt(nameEnd))) {
                nameEnd++;
            }
            var name = open.substring(1, nameEnd);
            boolean isBlock = BLOCKS.contains(name) || parent.name.equals("pre");
            var element = new HtmlNode(open, name, isBlock, "", new ArrayList<>());
            if (!open.endsWith("/>")) {
                children(element);
            }
            parent.children.add(element);
        }

        private void text(HtmlNode parent) {
            int start = at;
            at = html.indexOf('<', at);
            if (at < 0) {
                at = html.length();
            }
            var text = html.substring(start, at);
            if (isBetweenBlocks(parent)) {
                text = text.stripTrailing();
            }
            // The renderer adds a line end to the last line of code.
            if (parent.isBlock && parent.name.equals("code") && text.endsWith("\n")) {
                text = text.substring(0, text.length() - 1);
            }
            if (text.isEmpty() || (WITHOUT_TEXT.contains(parent.name) && text.isBlank())) {
                return;
            }
            int last = parent.children.size() - 1;
            // Merge with the previous text: a dropped comment was between them.
            if (last >= 0 && parent.children.get(last).isText()) {
                text = parent.children.remove(last).text + text;
            }
            parent.children.add(HtmlNode.text(text));
        }

        /** Whether the text of a list item ends here because a block or the end tag follows. */
        private boolean isBetweenBlocks(HtmlNode parent) {
            if (!parent.name.equals("li")) {
                return false;
            }
            return html.startsWith("</li", at) || BLOCK_TAGS.stream().anyMatch(tag -> html.startsWith(tag, at));
        }

        private static final List<String> BLOCK_TAGS =
                List.of("<ul", "<ol", "<p", "<h", "<blockquote", "<table", "<section");
    }
}
