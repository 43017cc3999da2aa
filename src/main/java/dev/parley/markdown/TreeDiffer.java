package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Computes the {@link TreeDiff} between the live tree and new HTML.
 *
 * <p>It descends into the last children as long as both trees match, appends what was added there and replaces what differs.
 */
final class TreeDiffer {
    private static final HtmlNode PARAGRAPH = new HtmlNode("", "p", true, "", List.of());

    private final TreeDiff diff = new TreeDiff();

    TreeDiff diff() {
        return diff;
    }

    /**
     * Adds the steps that turn {@code live} into {@code next}.
     *
     * @param isEdge whether the element is at the right edge of the new tree
     */
    void compare(LiveNode live, HtmlNode next, int depth, boolean isEdge) {
        var divergence = DivergencePoint.of(live.children, next.children());
        int same = divergence.live();
        int begin = divergence.next();
        int offset = divergence.offset();
        if (same == live.children.size() - 1
                && offset == 0
                && begin < next.children().size()) {
            var child = live.children.get(same);
            var now = next.children().get(begin);
            if (child.isBlock && child.open.equals(now.open())) {
                begin++;
                same++;
                compare(
                        child,
                        now,
                        depth + 1,
                        isEdge && begin == next.children().size());
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
            appendText(live, added.get(0).text(), depth);
        } else {
            replace(live, same, next, added, depth, isEdge);
        }
    }

    /** Adds a step that appends escaped text after the last {@code span} of a parent. */
    void appendText(LiveNode parent, String html, int depth) {
        var last = LiveNode.last(parent.children);
        boolean isCode = parent.name.equals("code");
        if (isCode || last.canAppend(html)) {
            var step = new PatchStep(PatchStep.Kind.APPEND, depth + 1, "span", 0, html);
            diff.add(step, html.length(), () -> last.text.append(html));
        } else {
            var added = LiveNode.of(PARAGRAPH, List.of(HtmlNode.text(html)), true);
            change(parent, parent.children.size(), added, depth);
        }
    }

    private void replace(LiveNode live, int same, HtmlNode next, List<HtmlNode> added, int depth, boolean isEdge) {
        var removed = live.children.subList(same, live.children.size());
        // Pages address elements, so children with bare text among them can only be replaced together.
        boolean hasBareText = removed.stream().anyMatch(child -> child.name.isEmpty());
        if (hasBareText) {
            change(live, 0, LiveNode.of(next, next.children(), isEdge), depth);
        } else {
            change(live, same, LiveNode.of(next, added, isEdge), depth);
        }
    }

    private void change(LiveNode live, int keep, List<LiveNode> added, int depth) {
        int size = live.children.size();
        var html = LiveNode.html(added);
        var step = new PatchStep(kind(live, keep), depth, live.name, size - keep, html);
        var removed = live.children.subList(keep, size);
        diff.add(step, LiveNode.storedChars(added) - LiveNode.storedChars(removed), () -> {
            removed.clear();
            live.children.addAll(added);
        });
    }

    private PatchStep.Kind kind(LiveNode live, int keep) {
        if (keep == 0) {
            return PatchStep.Kind.REPLACE_ALL;
        }
        int size = live.children.size();
        // An earlier step of this diff may have moved the last text to a deeper level.
        boolean isAtText = LiveNode.last(live.children).isSpan() && diff.isEmpty();
        if (isAtText && keep == size) {
            return PatchStep.Kind.INSERT_AFTER;
        }
        return isAtText && keep == size - 1 ? PatchStep.Kind.REPLACE_LAST : PatchStep.Kind.REPLACE_CHILDREN;
    }
}
