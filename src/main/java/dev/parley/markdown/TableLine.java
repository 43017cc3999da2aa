package dev.parley.markdown;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/** One line of a table: its cells, with or without pipes around them. */
final class TableLine {
    /** The search for pipes inside code costs the square of a line's length. */
    private static final int LENIENT_CHARS_MAX = 4_096;

    private TableLine() {}

    /**
     * The cells of a line. As on GitHub, each pipe that no backslash escapes is a border; only where that makes too many
     * cells, pipes in code and in formulas are none.
     */
    static List<BasedSequence> cells(BasedSequence line, int columns) {
        var cells = split(line, false);
        if (cells.size() <= columns || line.length() > LENIENT_CHARS_MAX) {
            return cells;
        }
        var fewer = split(line, true);
        return fewer.size() >= columns ? fewer : cells;
    }

    /** The cells of a line of dashes and colons; empty if it is none. */
    static List<BasedSequence> delimiters(BasedSequence line) {
        boolean hasBorder = false;
        for (int i = 0; i < line.length(); i++) {
            if ("|:- \t".indexOf(line.charAt(i)) < 0) {
                return List.of();
            }
            hasBorder |= line.charAt(i) == '|';
        }
        // "- | -" is an item.
        if (!hasBorder || line.startsWith("- ")) {
            return List.of();
        }
        var cells = split(line.trim(), false);
        return cells.stream().allMatch(TableLine::isDelimiter) ? cells : List.of();
    }

    private static boolean isDelimiter(BasedSequence cell) {
        int start = cell.startsWith(":") ? 1 : 0;
        int end = cell.length() - (cell.endsWith(":") ? 1 : 0);
        if (start >= end) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (cell.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    private static List<BasedSequence> split(BasedSequence line, boolean isLenient) {
        var cells = new ArrayList<BasedSequence>();
        int start = line.startsWith("|") ? 1 : 0;
        for (int i = start; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '|') {
                cells.add(line.subSequence(start, i).trim());
                start = i + 1;
            } else if (isLenient && (c == '`' || c == '\\' || c == '$')) {
                i = afterCodeOrFormula(line, i) - 1;
            } else if (c == '\\') {
                i++;
            }
        }
        if (!line.subSequence(start).isBlank()) {
            cells.add(line.subSequence(start).trim());
        }
        return cells;
    }

    private static int afterCodeOrFormula(BasedSequence line, int at) {
        if (line.charAt(at) == '`') {
            int run = line.countLeading(c -> c == '`', at, line.length());
            int end = codeEnd(line, at + run, run);
            return end < 0 ? at + run : end;
        }
        var closer = Tex.closer(line, at);
        int end = closer.isEmpty() ? -1 : Tex.end(line, at, closer, line.length());
        return end < 0 ? at + (line.charAt(at) == '\\' ? 2 : 1) : end;
    }

    private static int codeEnd(BasedSequence line, int from, int run) {
        for (int i = from; i < line.length(); i++) {
            int length = line.charAt(i) == '`' ? line.countLeading(c -> c == '`', i, line.length()) : 0;
            if (length == run) {
                return i + run;
            }
            i += Math.max(length - 1, 0);
        }
        return -1;
    }
}
