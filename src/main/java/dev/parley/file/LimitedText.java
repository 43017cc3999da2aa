package dev.parley.file;

/** A text that is built from a file and must not become too long. */
final class LimitedText {
    private final StringBuilder text = new StringBuilder();
    private final int charsMax;

    LimitedText(int charsMax) {
        this.charsMax = charsMax;
    }

    LimitedText append(CharSequence more) throws FileProblem {
        if (text.length() + (long) more.length() > charsMax) {
            throw FileProblem.size("problem.file.text", charsMax);
        }
        text.append(more);
        return this;
    }

    /** Ends a line, without white space at its end. There is at most one empty line between two others. */
    void endLine() throws FileProblem {
        trim(" \t");
        int end = text.length();
        if (end > 0 && !(end > 1 && text.charAt(end - 1) == '\n' && text.charAt(end - 2) == '\n')) {
            append("\n");
        }
    }

    /** Ends a cell of a table, without blanks at its end. */
    void endCell() throws FileProblem {
        trim(" ");
        append("\t");
    }

    private void trim(String removed) {
        int end = text.length();
        while (end > 0 && removed.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        text.setLength(end);
    }

    /** The text with the white space around it. */
    CharSequence untrimmed() {
        return text;
    }

    @Override
    public String toString() {
        return text.toString().strip();
    }
}
