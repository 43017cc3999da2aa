package dev.parley.admin;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of comma-separated values (RFC 4180). */
final class Csv {
    /** A spreadsheet runs a cell that begins like this as a formula (owasp.org, "CSV Injection"). */
    private static final Pattern FORMULA =
            Pattern.compile("[=+\\-@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20].*", Pattern.DOTALL);

    private Csv() {}

    /** One row with its line break. All cells are quoted, and a formula gets an apostrophe that makes it a text. */
    static String row(String... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
        return "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
