package dev.parley.markdown;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/** Splits a line of a table into cells (GFM 4.10), with or without outer pipes. */
final class TableCellSplitter {
    /** The search for pipes inside code is quadratic in a line's length. */
    private static final int LENIENT_CHARS_MAX = 4_096;

    private TableCellSplitter() {}

    /**
     * Splits a line at each pipe that is not escaped, as GFM does. If that gives more cells than the table has columns, pipes
     * in code and formulas do not count.
     */
    static List<BasedSequence> cells(BasedSequence line, int columns) {
        var cells = split(line, false);
        if (cells.size() <= columns || line.length() > LENIENT_CHARS_MAX) {
            return cells;
        }
        var fewer = split(line, true);
        return fewer.size() >= columns ? fewer : cells;
    }

    /** The cells of a delimiter row, such as {@code |:--|--|}; empty if the line is not one. */
    static List<BasedSequence> delimiters(BasedSequence line) {
        boolean hasPipe = false;
        for (int i = 0; i < line.length(); i++) {
            if ("|:- \t".indexOf(line.charAt(i)) < 0) {
                return List.of();
            }
            hasPipe |= line.charAt(i) == '|';
        }
        // "- | -" is a list item.
        if (!hasPipe || line.startsWith("- ")) {
            return List.of();
        }
        var cells = split(line.trim(), false);
        return cells.stream().allMatch(TableCellSplitter::isDelimiter) ? cells : List.of();
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
        var closer = TexDelimiters.closer(line, at);
        int end = closer.isEmpty() ? -1 : TexDelimiters.end(line, at, closer, line.length());
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
