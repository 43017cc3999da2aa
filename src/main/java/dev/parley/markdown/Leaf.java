package dev.parley.markdown;

import java.util.regex.Pattern;

/** The innermost open block of a growing answer: a paragraph, a heading, code or a table. See {@link Outline}. */
final class Leaf {
    private static final Pattern HEADING = Pattern.compile("(#{1,6})(?:[ \\t]+(.*))?", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("(?<mark>`{3,})(?<info>[^`]*)|(?<tildes>~{3,})(?<rest>.*)");
    /** Possessive, for otherwise a line of many thousand marks would be matched recursively. */
    private static final Pattern RULE = Pattern.compile("(?:\\*[ \\t]*+){3,}+|(?:-[ \\t]*+){3,}+|(?:_[ \\t]*+){3,}+");

    private static final Pattern UNDERLINE = Pattern.compile("(?:-+|=+)[ \\t]*");
    private static final Pattern LANGUAGE = Pattern.compile("[\\p{Alnum}+#._-]{1,40}");

    private enum Kind {
        NONE,
        PARAGRAPH,
        /** Perhaps the head of a table; the next line tells, and so long it is not shown. */
        HELD,
        FENCE,
        INDENTED,
        /** TeX on lines of its own: shown as it is until it is a finished block. */
        FORMULA,
        TABLE
    }

    private final Preview preview;
    private final TableRows table;
    private Kind kind = Kind.NONE;
    private boolean paragraphTag;
    private String held = "";
    private String fence = "";
    private int fenceIndent;
    private boolean codeLine;
    /** How the formula began, and the line of it that is being written. */
    private String formula = "";

    private final StringBuilder formulaLine = new StringBuilder();

    Leaf(Preview preview) {
        this.preview = preview;
        table = new TableRows(preview);
    }

    boolean isParagraph() {
        return kind == Kind.PARAGRAPH || kind == Kind.HELD;
    }

    boolean isRule(LineCursor line) {
        return RULE.matcher(line.trimmed()).matches();
    }

    boolean isIndentedCode(LineCursor line, boolean begun) {
        return line.indent() > 3 && (begun || !isParagraph());
    }

    boolean decided(CharSequence line) {
        return switch (kind) {
            case FENCE -> LineStart.decidedInFence(line, fence.charAt(0));
            case FORMULA -> LineStart.decidedInFence(line, ' ');
            case TABLE -> TableRows.beginsRow(line);
            default -> LineStart.decided(line);
        };
    }

    /** Whether the line belongs to a block of code, or is the fence that ends it. */
    boolean takesAsCode(LineCursor line) {
        if (kind == Kind.FENCE) {
            if (endsFence(line)) {
                kind = Kind.NONE;
                return true;
            }
            line.skipIndent(Math.min(fenceIndent, line.indent()));
        } else if (kind == Kind.FORMULA && !line.blank()) {
            more("\n" + line.trimmed());
            return true;
        } else if (kind != Kind.INDENTED || !(line.blank() || line.skipIndent(4))) {
            return false;
        }
        code(line.rest());
        return true;
    }

    private boolean endsFence(LineCursor line) {
        var mark = line.trimmed().strip();
        return line.indent() <= 3 && mark.startsWith(fence) && mark.chars().allMatch(c -> c == fence.charAt(0));
    }

    private void code(String text) {
        preview.text(text);
        codeLine = true;
    }

    /** More of a line, after its beginning has told what it is. */
    void more(CharSequence text) {
        if (kind == Kind.TABLE) {
            table.more(text);
        } else if (kind == Kind.HELD) {
            held += text;
        } else {
            preview.text(text);
        }
        if (kind == Kind.FORMULA) {
            formulaLine.append(text);
        }
    }

    void endLine() {
        if (kind == Kind.TABLE) {
            table.endLine();
        }
        if (kind == Kind.FORMULA) {
            if (Tex.endsBlock(formula, formulaLine, formulaLine.charAt(0) != '\n')) {
                kind = Kind.NONE;
            }
            formulaLine.setLength(0);
        }
        if (codeLine) {
            preview.text("\n");
        }
        codeLine = false;
    }

    /** Whether the line goes on with what is open. {@code all} tells that all quotes and items around it go on, too. */
    boolean takes(LineCursor line, boolean all) {
        var text = line.trimmed();
        if (isIndentedCode(line, false) || (line.indent() <= 3 && begins(text) && !underlines(text, all))) {
            return false;
        }
        if (all && kind == Kind.HELD && table.begin(held, text)) {
            kind = Kind.TABLE;
            return true;
        }
        flushHeld();
        if (kind == Kind.PARAGRAPH && underlines(text, all)) {
            // It is a heading now; the finished block shows it as one.
            kind = Kind.NONE;
            return true;
        }
        if (kind == Kind.PARAGRAPH) {
            preview.text("\n" + text);
            return true;
        }
        return all && kind == Kind.TABLE && table.row(text);
    }

    private static boolean begins(String text) {
        return HEADING.matcher(text).matches()
                || FENCE.matcher(text).matches()
                || RULE.matcher(text).matches()
                || Tex.beginsBlock(text);
    }

    private boolean underlines(String text, boolean all) {
        return all && isParagraph() && UNDERLINE.matcher(text).matches();
    }

    void begin(LineCursor line, boolean begun, boolean inParagraphs) {
        var text = line.trimmed();
        var heading = HEADING.matcher(text);
        var fenced = FENCE.matcher(text);
        paragraphTag = inParagraphs;
        if (isIndentedCode(line, begun)) {
            line.skipIndent(4);
            beginCode(Kind.INDENTED, "");
            code(line.rest());
        } else if (heading.matches()) {
            preview.begin("h" + heading.group(1).length(), "");
            preview.beginText(false);
            preview.text(heading.group(2) == null ? "" : heading.group(2));
        } else if (fenced.matches()) {
            boolean ticks = fenced.group("mark") != null;
            fence = ticks ? fenced.group("mark") : fenced.group("tildes");
            fenceIndent = line.indent();
            beginCode(Kind.FENCE, (ticks ? fenced.group("info") : fenced.group("rest")).strip());
        } else if (RULE.matcher(text).matches()) {
            preview.html("<hr />");
        } else if (Tex.beginsBlock(text)) {
            preview.begin("p", "");
            preview.beginText(true);
            kind = Kind.FORMULA;
            formula = text;
            more(text);
        } else if (text.startsWith("|")) {
            kind = Kind.HELD;
            held = text;
        } else {
            beginParagraph(text);
        }
    }

    private void beginCode(Kind code, String info) {
        var language = LANGUAGE.matcher(info);
        preview.begin("pre", "");
        preview.begin("code", language.lookingAt() ? " class=\"language-" + language.group() + "\"" : "");
        preview.beginText(true);
        kind = code;
    }

    private void beginParagraph(String text) {
        if (paragraphTag) {
            preview.begin("p", "");
        }
        preview.beginText(false);
        preview.text(text);
        kind = Kind.PARAGRAPH;
    }

    /** The line that might have begun a table did not. */
    private void flushHeld() {
        if (kind == Kind.HELD) {
            beginParagraph(held);
        }
    }

    void end(int depth) {
        flushHeld();
        preview.endTo(Math.min(depth, preview.depth()));
        kind = Kind.NONE;
    }
}
