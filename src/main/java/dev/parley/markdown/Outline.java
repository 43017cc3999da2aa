package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Follows the block structure of a growing answer line by line, the first phase of CommonMark's parsing strategy, and writes
 * it into a {@link Preview}. It serves the eyes of those who watch: where it and the real parser should disagree, the finished
 * block corrects it. No line is looked at twice, so its cost is linear.
 */
final class Outline {
    private static final int NESTING_MAX = 16;
    private static final Pattern HEADING = Pattern.compile("(#{1,6})(?:[ \\t]+(.*))?", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("(`{3,})([^`]*)|(~{3,})(.*)");
    private static final Pattern RULE = Pattern.compile("(?:\\*[ \\t]*){3,}|(?:-[ \\t]*){3,}|(?:_[ \\t]*){3,}");
    private static final Pattern ITEM = Pattern.compile("([-+*]|(\\d{1,9})([.)]))([ \\t].*|)", Pattern.DOTALL);
    private static final Pattern TASK = Pattern.compile("\\[([ xX])][ \\t]+(.*)", Pattern.DOTALL);
    private static final Pattern DELIMITERS =
            Pattern.compile("\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*");
    private static final Pattern LANGUAGE = Pattern.compile("[\\p{Alnum}+#._-]{1,40}");

    private enum Leaf {
        NONE,
        PARAGRAPH,
        HELD,
        FENCE,
        INDENTED,
        TABLE
    }

    /** A quote ({@code >}) or a list item (by the character that marks it). */
    private static final class Container {
        final char type;
        final int indent;
        final int depth;
        boolean loose;
        boolean blank;

        Container(char type, int indent, int depth) {
            this.type = type;
            this.indent = indent;
            this.depth = depth;
        }

        boolean isQuote() {
            return type == '>';
        }
    }

    private final Markdown markdown;
    private final Preview preview;
    private final Runnable beforeTopLevelBlock;
    private final List<Container> containers = new ArrayList<>();
    private Leaf leaf = Leaf.NONE;
    private String fence = "";
    private int fenceIndent;
    private String table = "";
    private boolean codeLine;

    /** @param beforeTopLevelBlock is called when a new block begins that is inside of no other */
    Outline(Markdown markdown, Preview preview, Runnable beforeTopLevelBlock) {
        this.markdown = markdown;
        this.preview = preview;
        this.beforeTopLevelBlock = beforeTopLevelBlock;
    }

    /** Whether the beginning of a line is enough to know what the line is. */
    boolean decided(String line) {
        return leaf == Leaf.FENCE ? LineStart.decidedInFence(line, fence) : LineStart.decided(line, leaf == Leaf.TABLE);
    }

    /** More of a line that was begun with {@link #line}. */
    void more(CharSequence text) {
        preview.text(text);
    }

    void endLine() {
        if (codeLine) {
            preview.text("\n");
        }
        codeLine = false;
    }

    /** The next line, or as much of it as is known. */
    void line(String text) {
        var line = new LineCursor(text);
        int matched = match(line);
        boolean all = matched == containers.size();
        if (leaf == Leaf.FENCE || leaf == Leaf.INDENTED) {
            if (all && code(line)) {
                return;
            }
            leaf = Leaf.NONE;
        }
        if (line.blank()) {
            blank(matched);
        } else {
            block(line, matched);
        }
    }

    private int match(LineCursor line) {
        int matched = 0;
        for (var container : containers) {
            boolean continues =
                    container.isQuote() ? line.skipQuoteMark() : line.blank() || line.skipIndent(container.indent);
            if (!continues) {
                break;
            }
            matched++;
        }
        return matched;
    }

    /** A line in a block of code, or the fence that ends it: then false, if something else follows it on this line. */
    private boolean code(LineCursor line) {
        if (leaf == Leaf.INDENTED) {
            if (line.blank() || line.skipIndent(4)) {
                preview.text(line.rest());
                codeLine = true;
                return true;
            }
            return false;
        }
        var rest = line.trimmed().strip();
        if (line.indent() <= 3 && rest.startsWith(fence) && rest.chars().allMatch(c -> c == fence.charAt(0))) {
            leaf = Leaf.NONE;
            preview.endTo(depth(containers.size()));
        } else {
            line.skipIndent(Math.min(fenceIndent, line.indent()));
            preview.text(line.rest());
            codeLine = true;
        }
        return true;
    }

    private void blank(int matched) {
        int kept = matched;
        for (int i = 0; i < containers.size(); i++) {
            containers.get(i).blank = true;
            if (i >= matched && containers.get(i).isQuote()) {
                kept = Math.min(kept, i);
            }
        }
        if (leaf != Leaf.NONE || kept < containers.size()) {
            flushHeld();
            close(kept);
        }
    }

    private void block(LineCursor line, int matched) {
        boolean begun = false;
        int level = matched;
        while (true) {
            if (line.indent() >= 4 && (begun || leaf != Leaf.PARAGRAPH)) {
                begin(level, begun);
                line.skipIndent(4);
                openCode("", "");
                leaf = Leaf.INDENTED;
                preview.text(line.rest());
                codeLine = true;
                return;
            }
            if (line.indent() >= 4 || !container(line, level, begun)) {
                break;
            }
            begun = true;
            level = containers.size();
        }
        if (!line.blank()) {
            leaf(line, level, begun);
        }
    }

    private boolean container(LineCursor line, int level, boolean begun) {
        var rest = line.trimmed();
        if (level >= NESTING_MAX || RULE.matcher(rest).matches()) {
            return false;
        }
        if (rest.startsWith(">")) {
            begin(level, begun);
            line.skipQuoteMark();
            preview.begin("blockquote", "");
            containers.add(new Container('>', 0, preview.depth()));
            return true;
        }
        var item = ITEM.matcher(rest);
        if (!item.matches()) {
            return false;
        }
        boolean ordered = item.group(2) != null;
        boolean empty = item.group(4).isBlank();
        boolean sibling = !begun && level < containers.size() && containers.get(level).type == type(item.group(1));
        if (leaf == Leaf.PARAGRAPH
                && !begun
                && !sibling
                && (empty || (ordered && Integer.parseInt(item.group(2)) != 1))) {
            return false;
        }
        int indent = line.skipItemMark(item.group(1).length());
        if (sibling) {
            nextItem(level, indent);
        } else {
            begin(level, begun);
            boolean start = ordered && Integer.parseInt(item.group(2)) != 1;
            preview.begin(ordered ? "ol" : "ul", start ? " start=\"" + Integer.parseInt(item.group(2)) + "\"" : "");
            preview.begin("li", "");
            containers.add(new Container(type(item.group(1)), indent, preview.depth()));
        }
        task(line);
        return true;
    }

    private static char type(String mark) {
        return mark.charAt(mark.length() - 1);
    }

    private void nextItem(int level, int indent) {
        var previous = containers.get(level);
        flushHeld();
        close(level + 1);
        containers.remove(level);
        preview.endTo(previous.depth - 1);
        preview.begin("li", "");
        var item = new Container(previous.type, indent, preview.depth());
        item.loose = previous.loose || previous.blank;
        containers.add(item);
    }

    private void task(LineCursor line) {
        var task = TASK.matcher(line.trimmed());
        if (line.indent() == 0 && task.matches()) {
            preview.html("<input type=\"checkbox\" disabled=\"disabled\""
                    + (task.group(1).isBlank() ? "" : " checked=\"checked\"") + " /> ");
            line.skip(line.rest().length() - task.group(2).length());
        }
    }

    private void leaf(LineCursor line, int level, boolean begun) {
        var rest = line.trimmed();
        var heading = HEADING.matcher(rest);
        var fenced = FENCE.matcher(rest);
        if (heading.matches()) {
            begin(level, begun);
            preview.begin("h" + heading.group(1).length(), "");
            preview.beginText(false);
            preview.text(heading.group(2) == null ? "" : heading.group(2));
        } else if (fenced.matches()) {
            begin(level, begun);
            fence = fenced.group(1) == null ? fenced.group(3) : fenced.group(1);
            fenceIndent = line.indent();
            openCode(fence, (fenced.group(1) == null ? fenced.group(4) : fenced.group(2)).strip());
        } else if (RULE.matcher(rest).matches()
                && !begun
                && leaf == Leaf.PARAGRAPH
                && rest.indexOf(' ') < 0
                && rest.charAt(0) == '-') {
            // Underlines the paragraph, which thereby is a heading.
            close(containers.size());
        } else if (RULE.matcher(rest).matches()) {
            begin(level, begun);
            preview.html("<hr />");
        } else {
            text(rest, level, begun);
        }
    }

    private void text(String rest, int level, boolean begun) {
        boolean all = !begun && level == containers.size();
        if (leaf == Leaf.HELD && all && DELIMITERS.matcher(rest).matches() && beginTable(rest)) {
            return;
        }
        flushHeld();
        if (leaf == Leaf.TABLE && all) {
            preview.html(row(rest));
        } else if (leaf == Leaf.PARAGRAPH && !begun) {
            preview.text("\n" + rest);
        } else {
            begin(level, begun);
            if (rest.startsWith("|")) {
                // Perhaps the head of a table; the next line tells.
                leaf = Leaf.HELD;
                table = rest;
            } else {
                openParagraph(rest);
            }
        }
    }

    private void openParagraph(String text) {
        var parent = containers.isEmpty() ? null : containers.get(containers.size() - 1);
        if (parent == null || parent.isQuote() || parent.loose) {
            preview.begin("p", "");
        }
        preview.beginText(false);
        preview.text(text);
        leaf = Leaf.PARAGRAPH;
    }

    private void openCode(String mark, String info) {
        var language = LANGUAGE.matcher(info);
        preview.begin("pre", "");
        preview.begin("code", language.lookingAt() ? " class=\"language-" + language.group() + "\"" : "");
        preview.beginText(true);
        fence = mark;
        leaf = Leaf.FENCE;
    }

    private boolean beginTable(String delimiters) {
        var head = table + "\n" + delimiters + "\n";
        var html = markdown.blocks(head);
        int end = html.indexOf("</thead>");
        if (end < 0) {
            return false;
        }
        preview.begin("table", "");
        preview.html(html.substring(html.indexOf("<thead>"), end) + "</thead>");
        preview.begin("tbody", "");
        table = head;
        leaf = Leaf.TABLE;
        return true;
    }

    private String row(String row) {
        var html = markdown.blocks(table + row + "\n");
        int start = html.indexOf("<tr>", html.indexOf("<tbody>"));
        int end = html.indexOf("</tbody>");
        return start < 0 || end < start ? "" : html.substring(start, end);
    }

    /** The line that might have begun a table did not. */
    private void flushHeld() {
        if (leaf == Leaf.HELD) {
            openParagraph(table);
        }
    }

    /** Ends all that is deeper than {@code level}, so that a new block can begin there. */
    private void begin(int level, boolean begun) {
        if (!begun) {
            flushHeld();
            close(level);
            if (level == 0) {
                beforeTopLevelBlock.run();
            } else {
                var parent = containers.get(level - 1);
                parent.loose |= parent.blank && !parent.isQuote();
            }
        }
    }

    private void close(int level) {
        while (containers.size() > level) {
            containers.remove(containers.size() - 1);
        }
        // Between two items the list itself stays open; what ends it is the next block.
        preview.endTo(depth(level));
        leaf = Leaf.NONE;
    }

    private int depth(int level) {
        return level == 0 ? 0 : containers.get(level - 1).depth;
    }
}
