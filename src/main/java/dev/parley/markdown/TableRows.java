package dev.parley.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A table that grows: each cell is shown from its first character on, and each row is rendered as if there were no other. */
final class TableRows {
    private static final Pattern DELIMITERS =
            Pattern.compile("\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*+\\|?[ \\t]*");

    private static final Pattern COLUMN = Pattern.compile("<th( [^>]*)?>");

    /** A larger table is shown when it is finished. */
    private static final int HEAD_CHARS_MAX = 1_000;

    private final Preview preview;
    private final TableCell cell = new TableCell();
    private String head = "";
    /** The attributes of each column's cells. */
    private List<String> columns = List.of();

    private int bodyDepth;
    private boolean inRow;
    private boolean inCell;
    private int column;

    TableRows(Preview preview) {
        this.preview = preview;
    }

    /** Begins a table, if these two lines are the head of one. */
    boolean begin(String names, String delimiters) {
        if (names.length() + delimiters.length() > HEAD_CHARS_MAX
                || !DELIMITERS.matcher(delimiters).matches()) {
            return false;
        }
        head = names + "\n" + delimiters + "\n";
        var html = preview.blocks(head);
        int start = html.indexOf("<thead>");
        int end = html.indexOf("<tbody>");
        if (start < 0 || end < start) {
            return false;
        }
        columns = columns(html);
        preview.begin("table", "");
        preview.html(html.substring(start, end));
        preview.begin("tbody", "");
        bodyDepth = preview.depth();
        return true;
    }

    private static List<String> columns(String html) {
        var columns = new ArrayList<String>();
        var column = COLUMN.matcher(html);
        while (column.find()) columns.add(Objects.requireNonNullElse(column.group(1), ""));
        return columns;
    }

    /** Whether enough of a line is there to begin a row with: a bar, for without one half a row is no row. */
    static boolean beginsRow(CharSequence line) {
        int start = 0;
        while (start < line.length() && " \t>".indexOf(line.charAt(start)) >= 0) start++;
        return start < line.length() - 1 && line.charAt(start) == '|';
    }

    /** The next row, or as much of it as is known if it begins with a bar. */
    boolean row(String cells) {
        if (!cells.startsWith("|")) return wholeRow(cells);
        preview.begin("tr", "");
        inRow = true;
        column = 0;
        more(cells.substring(1));
        return true;
    }

    private boolean wholeRow(String cells) {
        var html = preview.blocks(head + cells + "\n");
        int start = html.indexOf("<tbody>");
        int end = html.indexOf("</tbody>");
        if (start < 0 || end < start) {
            return false;
        }
        preview.html(html.substring(start + "<tbody>".length(), end));
        return true;
    }

    /** More of the row. */
    void more(CharSequence text) {
        if (!inRow) return;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            if (cell.endsAt(text.charAt(i))) {
                show(text.subSequence(start, i));
                endCell();
                start = i + 1;
            }
        }
        show(text.subSequence(start, text.length()));
    }

    private void show(CharSequence text) {
        var shown = cell.visible(text);
        if (shown.isEmpty()) return;
        beginCell();
        preview.text(shown);
    }

    private void beginCell() {
        // The parser drops what is in no column, too.
        if (inCell || column >= columns.size()) return;
        preview.begin("td", columns.get(column));
        preview.beginText(false);
        inCell = true;
    }

    private void endCell() {
        beginCell();
        preview.endTo(bodyDepth + 1);
        inCell = false;
        column++;
        cell.clear();
    }

    void endLine() {
        if (!inRow) return;
        if (inCell) endCell();
        cell.clear();
        preview.endTo(bodyDepth);
        inRow = false;
    }
}
