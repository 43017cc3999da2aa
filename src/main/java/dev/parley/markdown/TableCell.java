package dev.parley.markdown;

/** Reads a row of a table character by character: finds where a cell ends, and leaves the blanks around its text out. */
final class TableCell {
    private boolean isEscaped;
    /** How many backticks have just been read. */
    private int ticks;
    /** How many began the code that is open; a bar in code is text. */
    private int codeTicks;

    private boolean hasText;
    private final StringBuilder blanks = new StringBuilder();

    void clear() {
        isEscaped = false;
        ticks = 0;
        codeTicks = 0;
        hasText = false;
        blanks.setLength(0);
    }

    /** Whether this character, the next one, is the bar at the end of the cell. */
    boolean endsAt(char c) {
        boolean wasEscaped = isEscaped;
        isEscaped = c == '\\' && !wasEscaped;
        if (c == '`' && !wasEscaped) {
            ticks++;
            return false;
        }
        if (ticks > 0) codeTicks = codeTicks == 0 ? ticks : codeTicks == ticks ? 0 : codeTicks;
        ticks = 0;
        return c == '|' && !wasEscaped && codeTicks == 0;
    }

    /** What can be shown of more text: blanks only once something follows them, and none in front. */
    String visible(CharSequence text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) end--;
        int start = 0;
        while (!hasText && start < end && isBlank(text.charAt(start))) start++;
        if (start == end) {
            if (hasText) blanks.append(text);
            return "";
        }
        hasText = true;
        var visible = blanks + text.subSequence(start, end).toString();
        blanks.setLength(0);
        blanks.append(text, end, text.length());
        return visible;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
