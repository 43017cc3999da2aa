package dev.parley.provider;

/** Where a growing Markdown text stands: at the beginning of a line, in code, behind which character. */
final class MarkdownPlace {
    private static final int FENCE_CHARS_MIN = 3;

    private boolean isLineBlank = true;
    private char last = '\n';
    private char lastVisible = '\n';
    /** How many characters open the code span or the fence around here; 0 outside. */
    private int spanChars;

    private int fenceChars;
    private char fence;
    /** The backticks or tildes that are being read. */
    private int run;

    private char runChar;
    private boolean isRunFirst;

    void pass(CharSequence text, int from, int to) {
        for (int i = from; i < to; i++) {
            pass(text.charAt(i));
        }
    }

    /** Whether nothing but white space stands before it on its line. */
    boolean isLineBlank() {
        return isLineBlank;
    }

    boolean isInFence() {
        endRun();
        return fenceChars > 0;
    }

    /** In a code span or a fence. */
    boolean isInCode() {
        return isInFence() || spanChars > 0;
    }

    /** The last character; a line end at the beginning. */
    char last() {
        return last;
    }

    /** The last character that is no white space; a line end if there is none. */
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
            // A paragraph has ended, and with it what only looked like a code span.
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
