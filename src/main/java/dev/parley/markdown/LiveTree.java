package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open block as pages have it, and the difference between that and what it is now. It knows HTML and no Markdown: it
 * goes down the last children while both agree, appends what was added there, and replaces what differs.
 */
final class LiveTree {
    /** So many characters may stand behind the last letters, as they are escaped. */
    private static final int MARKS_MAX = 12;

    private static final HtmlNode PARAGRAPH = new HtmlNode("", "p", true, "", List.of());

    private final LiveNode root = LiveNode.root();

    String html() {
        return LiveNode.html(root.children);
    }

    /** The last text, where more of it may be appended; or null. */
    @Nullable
    LiveNode lastText() {
        var node = root;
        while (!node.children.isEmpty()) {
            node = LiveNode.last(node.children);
        }
        return node.isSpan() ? node : null;
    }

    /** Whether the last text is code on lines of its own. */
    boolean isCode() {
        var node = root;
        while (node.children.size() > 0 && LiveNode.last(node.children).isBlock) {
            node = LiveNode.last(node.children);
        }
        return node.name.equals("code");
    }

    /** Whether the last letters that pages show are these; marks may follow them. */
    boolean endsWith(CharSequence letters) {
        var node = root;
        while (!node.children.isEmpty()) {
            var children = node.children;
            boolean isPlace = children.size() > 1 && LiveNode.last(children).isEmptyText();
            node = isPlace ? children.get(children.size() - 2) : LiveNode.last(children);
        }
        int begin = letters.length() == 0 ? -1 : node.text.lastIndexOf(letters.toString());
        boolean isWord = begin == 0 || (begin > 0 && !Character.isLetterOrDigit(node.text.charAt(begin - 1)));
        return isWord && begin + letters.length() + MARKS_MAX >= node.text.length();
    }

    TreeDiff to(HtmlNode next) {
        var difference = new TreeDiff();
        update(root, next, 0, true, difference);
        return difference;
    }

    /** More text at the end of the last one, which is there. */
    TreeDiff more(String html) {
        var difference = new TreeDiff();
        int depth = 0;
        var node = root;
        for (; !LiveNode.last(node.children).isSpan(); depth++) {
            node = LiveNode.last(node.children);
        }
        append(node, html, depth, difference);
        return difference;
    }

    /** @param isEdge whether nothing follows the element in what it is to become */
    private static void update(LiveNode live, HtmlNode next, int depth, boolean isEdge, TreeDiff difference) {
        var parting = DivergencePoint.of(live.children, next.children());
        int same = parting.live();
        int begin = parting.next();
        int offset = parting.offset();
        if (same == live.children.size() - 1
                && offset == 0
                && begin < next.children().size()) {
            var child = live.children.get(same);
            var now = next.children().get(begin);
            if (child.isBlock && child.open.equals(now.open())) {
                begin++;
                same++;
                update(child, now, depth + 1, isEdge && begin == next.children().size(), difference);
            }
        }
        var added =
                new ArrayList<>(next.children().subList(begin, next.children().size()));
        if (offset > 0) {
            added.set(0, HtmlNode.text(added.get(0).text().substring(offset)));
        }
        if (same == live.children.size() && added.isEmpty()) {
            return;
        }
        boolean isText = same == live.children.size()
                && added.size() == 1
                && added.get(0).isText();
        if (isText && same > 0 && LiveNode.last(live.children).isSpan()) {
            append(live, added.get(0).text(), depth, difference);
        } else {
            replace(live, same, next, added, depth, isEdge, difference);
        }
    }

    private static void append(LiveNode parent, String html, int depth, TreeDiff difference) {
        var last = LiveNode.last(parent.children);
        boolean isCode = parent.name.equals("code");
        if (isCode || last.takes(html)) {
            var step = new PatchStep(PatchStep.Kind.APPEND, depth + 1, "span", 0, html);
            difference.add(step, html.length(), () -> last.text.append(html));
        } else {
            var added = LiveNode.of(PARAGRAPH, List.of(HtmlNode.text(html)), true);
            change(parent, parent.children.size(), added, depth, difference);
        }
    }

    private static void replace(
            LiveNode live,
            int same,
            HtmlNode next,
            List<HtmlNode> added,
            int depth,
            boolean isEdge,
            TreeDiff difference) {
        var removed = live.children.subList(same, live.children.size());
        boolean isBare = removed.stream().anyMatch(child -> child.name.isEmpty());
        if (isBare) {
            change(live, 0, LiveNode.of(next, next.children(), isEdge), depth, difference);
        } else {
            change(live, same, LiveNode.of(next, added, isEdge), depth, difference);
        }
    }

    private static void change(LiveNode live, int keep, List<LiveNode> added, int depth, TreeDiff difference) {
        int size = live.children.size();
        var html = LiveNode.html(added);
        var step = new PatchStep(kind(live, keep, difference), depth, live.name, size - keep, html);
        var removed = live.children.subList(keep, size);
        difference.add(step, LiveNode.storedChars(added) - LiveNode.storedChars(removed), () -> {
            removed.clear();
            live.children.addAll(added);
        });
    }

    private static PatchStep.Kind kind(LiveNode live, int keep, TreeDiff difference) {
        if (keep == 0) {
            return PatchStep.Kind.FILL;
        }
        int size = live.children.size();
        // The last text is deeper when something was changed there before.
        boolean isAtText = LiveNode.last(live.children).isSpan() && difference.isEmpty();
        if (isAtText && keep == size) {
            return PatchStep.Kind.NEXT;
        }
        return isAtText && keep == size - 1 ? PatchStep.Kind.SETTLE : PatchStep.Kind.CHILDREN;
    }
}
