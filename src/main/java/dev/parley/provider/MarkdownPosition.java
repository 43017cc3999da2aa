package dev.parley.provider;

/**
 * The position at the end of a growing Markdown text: at the beginning of a line or not, in code or not, last
 * character.
 */
final class MarkdownPosition {
    private static final int FENCE_CHARS_MIN = 3;

    private boolean isLineBlank = true;
    private char last = '\n';
    private char lastVisible = '\n';
    /** The number of characters that opened the current code span or fence; 0 outside of code. */
    private int spanChars;

    private int fenceChars;
    private char fence;
    /** The length of the current run of backticks or tildes. */
    private int run;

    private char runChar;
    private boolean isRunFirst;

    void pass(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            pass(text.charAt(i));
        }
    }

    /** Whether the current line has only white space so far. */
    boolean isLineBlank() {
        return isLineBlank;
    }

    boolean isInFence() {
        endRun();
        return fenceChars > 0;
    }

    /** Whether the position is in a code span or a fence. */
    boolean isInCode() {
        return isInFence() || spanChars > 0;
    }

    /** The last character; a line end if there is none. */
    char last() {
        return last;
    }

    /** The last character that is not white space; a line end if there is none. */
    char lastVisible() {
        return lastVisible;
    }

    private void pass(char c) {
        if (run > 0 && c == runChar) {
            run++;
        } else {
            endRun();
            if (c == '`' || (c == '~' && isLineBlank)) {
                run = 1;
                runChar = c;
                isRunFirst = isLineBlank;
            }
        }
        if (c == '\n') {
            // A code span cannot continue past the end of a paragraph, so this was not one.
            spanChars = isLineBlank ? 0 : spanChars;
            isLineBlank = true;
        } else if (!Character.isWhitespace(c)) {
            isLineBlank = false;
            lastVisible = c;
        }
        last = c;
    }

    private void endRun() {
        if (run == 0) {
            return;
        }
        if (fenceChars > 0) {
            fenceChars = isRunFirst && runChar == fence && run >= fenceChars ? 0 : fenceChars;
        } else if (isRunFirst && run >= FENCE_CHARS_MIN) {
            fenceChars = run;
            fence = runChar;
            spanChars = 0;
        } else if (runChar == '`') {
            spanChars = spanChars == 0 ? run : spanChars == run ? 0 : spanChars;
        }
        run = 0;
    }
}
