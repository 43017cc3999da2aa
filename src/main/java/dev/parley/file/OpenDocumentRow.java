package dev.parley.file;

/** One row of a table of an OpenDocument. Cells and rows that are equal to the ones before are stored once, with a number. */
final class OpenDocumentRow {
    private final int charsMax;
    private final StringBuilder cell = new StringBuilder();
    private LimitedText line;
    private int rowCount;
    private int cellCount;
    /** Empty cells matter only before others. */
    private int emptyCells;

    OpenDocumentRow(int charsMax) {
        this.charsMax = charsMax;
        line = new LimitedText(charsMax);
    }

    /** @param count how often the row is repeated */
    void start(int count) {
        rowCount = count;
        line = new LimitedText(charsMax);
        emptyCells = 0;
    }

    /** @param count how often the cell is repeated */
    void startCell(int count) {
        cellCount = count;
        cell.setLength(0);
    }

    void append(String characters) throws FileProblem {
        if (cell.length() + characters.length() > charsMax) {
            throw FileProblem.size("problem.file.text", charsMax);
        }
        cell.append(characters);
    }

    void endCell() throws FileProblem {
        var content = cell.toString().strip();
        if (content.isEmpty()) {
            emptyCells += cellCount;
            return;
        }
        for (; emptyCells > 0; emptyCells--) {
            line.append("\t");
        }
        for (int i = 0; i < cellCount; i++) {
            line.append(content).append("\t");
        }
    }

    void end(LimitedText text) throws FileProblem {
        var written = line.toString();
        // The rest of a sheet is one row that is repeated a million times.
        for (int i = 0; i < rowCount && !written.isEmpty(); i++) {
            text.append(line.untrimmed());
            text.endLine();
        }
    }
}
