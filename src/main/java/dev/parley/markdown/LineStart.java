package dev.parley.markdown;

import java.util.regex.Pattern;

/** Says how much of a line must be there before one knows what kind of line it is; until then it is held back. */
final class LineStart {
    /** Nothing is held back longer than this, for one can only wait so long. */
    private static final int HELD_CHARS_MAX = 400;

    private static final Pattern MARKS =
            Pattern.compile("(?:[ \\t>]|[-*+][ \\t]|\\d{1,9}[.)][ \\t]|\\[[ xX]][ \\t])*+");
    private static final Pattern UNDECIDED = Pattern.compile(
            // A rule, an underline, a heading, a fence, the head of a table, an item, a box, a formula.
            "[-*+_=#:|]++[ \\t|:*_=-]*+|`{1,2}|~{1,2}|(?:```|~~~|\\|).*|\\d{1,9}[.)]?|\\[[ xX]?]?|\\$\\$?|\\\\\\[?|");

    private LineStart() {}

    static boolean decided(CharSequence line) {
        var marks = MARKS.matcher(line);
        int start = marks.lookingAt() ? marks.end() : 0;
        return line.length() > HELD_CHARS_MAX
                || !UNDECIDED.matcher(line.subSequence(start, line.length())).matches();
    }

    static boolean decidedInFence(CharSequence line, char fence) {
        return line.length() > HELD_CHARS_MAX
                || line.chars().anyMatch(c -> c != fence && c != '>' && c != ' ' && c != '\t');
    }
}
