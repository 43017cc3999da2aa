package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Follows the quotes and lists of a growing answer line by line, the first phase of CommonMark's parsing strategy, and writes
 * them into a {@link Preview}; what is inside of them is for {@link Leaf}. It serves the eyes of those who watch: where it and
 * the real parser should disagree, the finished block corrects it. No line is looked at twice, so its cost is linear.
 */
final class Outline {
    private static final int NESTING_MAX = 16;
    private static final Pattern ITEM = Pattern.compile("([-+*]|(\\d{1,9})[.)])([ \\t].*|)", Pattern.DOTALL);
    private static final Pattern TASK = Pattern.compile("\\[([ xX])][ \\t]+(.*)", Pattern.DOTALL);

    private final Preview preview;
    private final Runnable beforeTopLevelBlock;
    private final Leaf leaf;
    private final List<Container> containers = new ArrayList<>();

    /** @param beforeTopLevelBlock is called when a new block begins that is inside of no other */
    Outline(Preview preview, Runnable beforeTopLevelBlock) {
        this.preview = preview;
        this.beforeTopLevelBlock = beforeTopLevelBlock;
        leaf = new Leaf(preview);
    }

    /** Whether the beginning of a line is enough to know what the line is. */
    boolean decided(CharSequence line) {
        return leaf.decided(line);
    }

    /** More of a line that was begun with {@link #line}. */
    void more(CharSequence text) {
        leaf.more(text);
    }

    void endLine() {
        leaf.endLine();
    }

    /** The next line, or as much of it as is known. */
    void line(String text) {
        var line = new LineCursor(text);
        int matched = 0;
        while (matched < containers.size() && containers.get(matched).continuesOn(line)) {
            matched++;
        }
        if (matched == containers.size() && leaf.takesAsCode(line)) {
            return;
        }
        if (line.blank()) {
            blank(matched);
        } else {
            block(line, matched);
        }
    }

    private void blank(int matched) {
        containers.forEach(container -> container.blank = true);
        close(matched);
    }

    private void block(LineCursor line, int matched) {
        boolean begun = false;
        int level = matched;
        while (!leaf.isIndentedCode(line, begun) && beginsContainer(line, level, begun)) {
            begun = true;
            level = containers.size();
        }
        boolean all = !begun && level == containers.size();
        if (!line.blank() && (begun || !leaf.takes(line, all))) {
            begin(level, begun);
            leaf.begin(line, begun, containers.isEmpty() || containers.get(level - 1).loose);
        }
    }

    private boolean beginsContainer(LineCursor line, int level, boolean begun) {
        if (level >= NESTING_MAX || line.indent() > 3 || leaf.isRule(line)) {
            return false;
        }
        if (line.trimmed().startsWith(">")) {
            begin(level, begun);
            line.skipQuoteMark();
            preview.begin("blockquote", "");
            containers.add(Container.quote(preview.depth()));
            return true;
        }
        return beginsItem(line, level, begun);
    }

    private boolean beginsItem(LineCursor line, int level, boolean begun) {
        var item = ITEM.matcher(line.trimmed());
        if (!item.matches()) {
            return false;
        }
        var mark = item.group(1);
        int number = item.group(2) == null ? 1 : Integer.parseInt(item.group(2));
        boolean sibling = !begun && level < containers.size() && containers.get(level).mark == Container.kind(mark);
        boolean interrupts = !begun && !sibling && leaf.isParagraph();
        if (interrupts && (number != 1 || item.group(3).isBlank())) {
            return false;
        }
        int indent = line.skipItemMark(mark.length());
        boolean loose = false;
        if (sibling) {
            var previous = containers.get(level);
            loose = previous.loose || previous.blank;
            close(level);
            // One less: what ends is the item, and the list stays open.
            preview.endTo(previous.depth - 1);
        } else {
            begin(level, begun);
            preview.begin(item.group(2) == null ? "ul" : "ol", number == 1 ? "" : " start=\"" + number + "\"");
        }
        preview.begin("li", "");
        var container = Container.item(mark, indent, preview.depth());
        container.loose = loose;
        containers.add(container);
        task(line);
        return true;
    }

    private void task(LineCursor line) {
        var task = TASK.matcher(line.rest());
        if (task.matches()) {
            var state = task.group(1).isBlank() ? "\"☐\"" : "\"✓\" checked=\"checked\"";
            preview.html("<input type=\"checkbox\" disabled=\"disabled\" aria-label=" + state + " /> ");
            line.skip(line.rest().length() - task.group(2).length());
        }
    }

    /** Ends all that is deeper than {@code level}, so that a new block can begin there. */
    private void begin(int level, boolean begun) {
        if (begun) {
            return;
        }
        close(level);
        preview.endTo(depth(level));
        if (level == 0) {
            beforeTopLevelBlock.run();
        } else {
            var parent = containers.get(level - 1);
            parent.loose |= parent.blank;
        }
    }

    /** Ends the leaf, and the containers deeper than {@code level}, but no list: its next item may still come. */
    private void close(int level) {
        leaf.end(depth(containers.size()));
        while (containers.size() > level) {
            containers.remove(containers.size() - 1);
        }
    }

    private int depth(int level) {
        return level == 0 ? 0 : containers.get(level - 1).depth;
    }
}
