package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * A node of the tail as browsers have it: an element or text.
 *
 * <p>The tree is the HTML of the text so far, except that text at the right edge is wrapped in {@code span}s. A patch can
 * append to a {@code span} or replace it without resending the text before.
 */
final class LiveNode {
    /** Limits how much text is resent when the end of a long text turns out to be markup. */
    static final int SPAN_CHARS_MAX = 160;
    /** Characters that may begin markup and so turn text into an element. */
    private static final String DELIMITERS = "*_~[$\\!|";

    private static final String SPAN = "<span>";

    final String open;
    final String name;
    final boolean isBlock;
    final StringBuilder text = new StringBuilder();
    final List<LiveNode> children = new ArrayList<>();

    private LiveNode(String open, String name, boolean isBlock) {
        this.open = open;
        this.name = name;
        this.isBlock = isBlock;
    }

    static LiveNode root() {
        return new LiveNode("", "", true);
    }

    /** @param isEdge whether the nodes are the last of their parent and more text may follow */
    static List<LiveNode> of(HtmlNode parent, List<HtmlNode> nodes, boolean isEdge) {
        var live = new ArrayList<LiveNode>();
        for (int i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            boolean isLast = isEdge && i == nodes.size() - 1;
            if (!node.isText()) {
                live.add(of(node, isLast));
            } else if (isLast && parent.holdsText()) {
                live.addAll(spans(node.text(), parent.name().equals("code")));
            } else {
                live.add(bare(node.text()));
            }
        }
        boolean isOpen = isEdge && parent.holdsText();
        if (isOpen && (live.isEmpty() || !(last(live).isSpan() || last(live).isBlock))) {
            live.add(span(""));
        }
        return live;
    }

    private static LiveNode of(HtmlNode node, boolean isEdge) {
        var live = new LiveNode(node.open(), node.name(), node.isBlock());
        live.children.addAll(of(node, node.children(), isEdge && node.isBlock()));
        return live;
    }

    private static LiveNode bare(String text) {
        var live = new LiveNode("", "", false);
        live.text.append(text);
        return live;
    }

    private static LiveNode span(String text) {
        var live = new LiveNode(SPAN, "span", false);
        live.text.append(text);
        return live;
    }

    /** Splits text before its first recent delimiter: the part from there on is the most likely to be replaced. */
    private static List<LiveNode> spans(String text, boolean isCode) {
        int split = isCode ? 0 : firstDelimiter(text, text.length() - SPAN_CHARS_MAX);
        return split <= 0 ? List.of(span(text)) : List.of(span(text.substring(0, split)), span(text.substring(split)));
    }

    private static int firstDelimiter(String text, int from) {
        for (int i = Math.max(0, from); i < text.length(); i++) {
            if (DELIMITERS.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    static LiveNode last(List<LiveNode> nodes) {
        return nodes.get(nodes.size() - 1);
    }

    boolean isSpan() {
        return name.equals("span");
    }

    boolean isText() {
        return name.isEmpty() || isSpan();
    }

    /** Whether text can be appended to this span; otherwise it goes into a new one. */
    boolean canAppend(String more) {
        return firstDelimiter(more, 0) < 0 && text.length() + more.length() <= SPAN_CHARS_MAX;
    }

    boolean isEmptyText() {
        return isText() && text.isEmpty();
    }

    /** Whether browsers show exactly the node's HTML. */
    boolean matches(HtmlNode node) {
        if (!open.equals(node.open())) {
            return false;
        }
        var divergence = DivergencePoint.of(children, node.children());
        return divergence.live() == children.size()
                && divergence.next() == node.children().size();
    }

    StringBuilder appendTo(StringBuilder html) {
        html.append(open).append(text);
        for (var child : children) {
            child.appendTo(html);
        }
        return open.isEmpty() || open.endsWith("/>")
                ? html
                : html.append("</").append(name).append('>');
    }

    /** The length of the nodes' HTML without the {@code span}s, as it is stored. */
    static long storedChars(List<LiveNode> nodes) {
        long chars = 0;
        for (var node : nodes) {
            boolean isElement = !node.isText();
            chars += node.text.length() + storedChars(node.children);
            if (isElement) {
                chars += node.open.length() + (node.open.endsWith("/>") ? 0 : node.name.length() + 3);
            }
        }
        return chars;
    }

    static String html(List<LiveNode> nodes) {
        var html = new StringBuilder();
        for (var node : nodes) {
            node.appendTo(html);
        }
        return html.toString();
    }
}
