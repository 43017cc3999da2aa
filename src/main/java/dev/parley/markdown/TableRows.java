package dev.parley.markdown;

import java.util.regex.Pattern;

/** A table that grows row by row: each row is rendered as if the table had no other. */
final class TableRows {
    private static final Pattern DELIMITERS =
            Pattern.compile("\\|?[ \\t]*:?-+:?[ \\t]*(?:\\|[ \\t]*:?-+:?[ \\t]*)*+\\|?[ \\t]*");

    /** The head is parsed again with each row. A larger table is shown when it is finished. */
    private static final int HEAD_CHARS_MAX = 1_000;

    private final Preview preview;
    private String head = "";

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
        preview.begin("table", "");
        preview.html(html.substring(start, end));
        preview.begin("tbody", "");
        return true;
    }

    boolean row(String cells) {
        var html = preview.blocks(head + cells + "\n");
        int start = html.indexOf("<tbody>");
        int end = html.indexOf("</tbody>");
        if (start < 0 || end < start) {
            return false;
        }
        preview.html(html.substring(start + "<tbody>".length(), end));
        return true;
    }
}
