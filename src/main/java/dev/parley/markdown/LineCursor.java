package dev.parley.markdown;

/** One line of Markdown, read from left to right: indentation, marks, the rest. Leading tabs count to the next fourth column. */
final class LineCursor {
    private final String line;
    private int at;

    LineCursor(String line) {
        this.line = withoutLeadingTabs(line);
    }

    private static String withoutLeadingTabs(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        var expanded = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\t') {
                expanded.append(" ".repeat(4 - expanded.length() % 4));
            } else if (c == ' ' || c == '>') {
                expanded.append(c);
            } else {
                return expanded + line.substring(i);
            }
        }
        return expanded.toString();
    }

    int indent() {
        int end = at;
        while (end < line.length() && line.charAt(end) == ' ') {
            end++;
        }
        return end - at;
    }

    boolean blank() {
        return line.substring(at).isBlank();
    }

    String rest() {
        return line.substring(at);
    }

    String trimmed() {
        return line.substring(at + indent());
    }

    void skip(int chars) {
        at = Math.min(line.length(), at + chars);
    }

    boolean skipIndent(int chars) {
        boolean enough = indent() >= chars;
        skip(enough ? chars : 0);
        return enough;
    }

    boolean skipQuoteMark() {
        int indent = indent();
        if (indent > 3 || !trimmed().startsWith(">")) {
            return false;
        }
        skip(indent + 1);
        skip(indent() > 0 ? 1 : 0);
        return true;
    }

    /** Skips a list mark of so many characters; returns how far the lines of its item are indented. */
    int skipItemMark(int chars) {
        int indent = indent() + chars;
        skip(indent);
        int space = indent();
        int skipped = blank() || space > 4 ? 1 : space;
        skip(skipped);
        return indent + skipped;
    }
}
