package dev.parley.file;

import dev.parley.file.XmlScanner.Attributes;
import java.util.Set;

/** The text of an OpenDocument (ISO/IEC 26300): paragraphs as lines, table rows as lines with tabs, sheets and slides with names. */
final class OpenDocumentText implements XmlScanner.Handler {
    private static final Set<String> SKIPPED = Set.of("annotation", "tracked-changes", "notes", "styles");
    /** The columns of the largest sheet, and its rows. */
    private static final int REPEATED_MAX = 1_048_576;

    private final LimitedText text;
    private final OpenDocumentRow row;
    private int skipped;
    private int paragraphs;
    private int cells;
    private int pages;

    private OpenDocumentText(int charsMax) {
        text = new LimitedText(charsMax);
        row = new OpenDocumentRow(charsMax);
    }

    static String of(byte[] content, int charsMax) throws FileProblem {
        var handler = new OpenDocumentText(charsMax);
        XmlScanner.scan(content, handler);
        return handler.text.toString();
    }

    @Override
    public void start(String name, Attributes attributes) throws FileProblem {
        if (skipped > 0 || SKIPPED.contains(name)) {
            skipped++;
            return;
        }
        switch (name) {
            case "p", "h" -> paragraphs++;
            case "tab" -> append("\t");
            case "line-break" -> endParagraph();
            case "s" -> append(" ".repeat(Math.min(100, count(attributes, "c"))));
            case "page" -> text.append("[Slide " + ++pages + "]\n");
            case "table" -> {
                if (cells == 0) {
                    text.append("[Sheet " + attributes.find("name").orElse("") + "]\n");
                }
            }
            case "table-row" -> row.start(cells == 0 ? count(attributes, "number-rows-repeated") : 1);
            case "table-cell", "covered-table-cell" -> {
                // A table inside a cell is part of the cell.
                if (cells++ == 0) {
                    row.startCell(count(attributes, "number-columns-repeated"));
                }
            }
            default -> {
                // No text of its own.
            }
        }
    }

    private static int count(Attributes attributes, String name) {
        return attributes
                .find(name)
                .filter(number -> number.matches("\\d{1,9}"))
                .map(number -> Math.min(REPEATED_MAX, Integer.parseInt(number)))
                .orElse(1);
    }

    @Override
    public void text(String characters) throws FileProblem {
        if (skipped == 0 && paragraphs > 0) {
            append(characters);
        }
    }

    private void append(String characters) throws FileProblem {
        if (cells > 0) {
            row.append(characters);
        } else {
            text.append(characters);
        }
    }

    @Override
    public void end(String name) throws FileProblem {
        if (skipped > 0) {
            skipped--;
            return;
        }
        switch (name) {
            case "p", "h" -> {
                paragraphs--;
                endParagraph();
            }
            case "table-cell", "covered-table-cell" -> {
                if (--cells == 0) {
                    row.endCell();
                }
            }
            case "table-row" -> {
                if (cells == 0) {
                    row.end(text);
                }
            }
            case "table", "page" -> endParagraph();
            default -> {
                // The text goes on.
            }
        }
    }

    private void endParagraph() throws FileProblem {
        if (cells > 0) {
            row.append(" ");
        } else {
            text.endLine();
        }
    }
}
