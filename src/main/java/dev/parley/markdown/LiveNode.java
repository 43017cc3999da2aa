package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * A part of the open block as pages have it. That is the HTML of the text so far, but the text at the right edge stands in
 * elements of its own: {@code span}s, to which more can be appended and which can be replaced without the text before.
 */
final class LiveNode {
    /** So much is sent again at most when the end of a long text turns out to be markup. */
    static final int SPAN_CHARS_MAX = 160;
    /** A word with one of these may turn into an element. */
    private static final String MARKS = "*_~[$\\!|";

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

    /** Nodes as they are at the end of a parent, where more may follow, or somewhere before. */
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

    /** The last marks of a text, and what follows them, are most likely to be replaced. */
    private static List<LiveNode> spans(String text, boolean isCode) {
        int mark = isCode ? 0 : firstMark(text, text.length() - SPAN_CHARS_MAX);
        return mark <= 0 ? List.of(span(text)) : List.of(span(text.substring(0, mark)), span(text.substring(mark)));
    }

    private static int firstMark(String text, int from) {
        for (int i = Math.max(0, from); i < text.length(); i++) {
            if (MARKS.indexOf(text.charAt(i)) >= 0) {
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

    /** Whether more text goes into this span, or into another one behind it. */
    boolean takes(String more) {
        return firstMark(more, 0) < 0 && text.length() + more.length() <= SPAN_CHARS_MAX;
    }

    boolean isEmptyText() {
        return isText() && text.isEmpty();
    }

    boolean shows(HtmlNode node) {
        if (!open.equals(node.open())) {
            return false;
        }
        var parting = DivergencePoint.of(children, node.children());
        return parting.live() == children.size()
                && parting.next() == node.children().size();
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

    /** How long the HTML of nodes is when it is stored. */
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
