package dev.parley.file;

import dev.parley.file.XmlScanner.Attributes;
import java.util.ArrayList;
import java.util.List;

/** The text of an Excel workbook (ECMA-376): each sheet after a line with its name, rows as lines with tabs. */
final class SheetText implements XmlScanner.Handler {
    private static final int COLUMNS_MAX = 16_384;

    private final LimitedText text;
    private final List<String> shared;
    private final CellFormats formats;
    private final StringBuilder value = new StringBuilder();
    private String type = "";
    private String style = "";
    private int column;
    private int written;
    private int values;

    private SheetText(LimitedText text, List<String> shared, CellFormats formats) {
        this.text = text;
        this.shared = shared;
        this.formats = formats;
    }

    static String of(ZipParts parts, int charsMax) throws FileProblem {
        var text = new LimitedText(charsMax);
        var shared = sharedStrings(parts);
        var formats = CellFormats.of(parts);
        for (var sheet : Relations.of(parts, "xl/", "workbook", "sheet")) {
            text.append("[Sheet " + sheet.name() + "]\n");
            XmlScanner.scan(DocumentText.required(parts, sheet.path()), new SheetText(text, shared, formats));
            text.endLine();
        }
        return text.toString();
    }

    private static List<String> sharedStrings(ZipParts parts) throws FileProblem {
        var strings = new ArrayList<String>();
        var document = parts.find("xl/sharedStrings.xml");
        if (document.isPresent()) {
            XmlScanner.scan(document.get(), new SharedStrings(strings));
        }
        return strings;
    }

    @Override
    public void start(String name, Attributes attributes) throws FileProblem {
        switch (name) {
            case "row" -> {
                column = 0;
                written = 0;
            }
            case "c" -> {
                type = attributes.find("t").orElse("n");
                style = attributes.find("s").orElse("");
                column = attributes.find("r").map(SheetText::column).orElse(column + 1);
                value.setLength(0);
            }
            case "v", "t" -> values++;
            default -> {
                // Formulas are left out; their results are values.
            }
        }
    }

    /** {@code AB12} is column 28. */
    private static int column(String reference) {
        int column = 0;
        for (int i = 0; i < reference.length() && column < COLUMNS_MAX; i++) {
            char c = reference.charAt(i);
            if (c < 'A' || c > 'Z') {
                break;
            }
            column = column * 26 + c - 'A' + 1;
        }
        return Math.min(column, COLUMNS_MAX);
    }

    @Override
    public void text(String characters) {
        if (values > 0) {
            value.append(characters);
        }
    }

    @Override
    public void end(String name) throws FileProblem {
        switch (name) {
            case "v", "t" -> values--;
            case "c" -> endCell();
            case "row" -> text.endLine();
            default -> {
                // The row goes on.
            }
        }
    }

    private void endCell() throws FileProblem {
        var shown = shown();
        if (shown.isEmpty()) {
            return;
        }
        for (; written < column - 1; written++) {
            text.append("\t");
        }
        text.append(shown.replaceAll("[\\r\\n\\t]+", " "));
    }

    private String shown() throws FileProblem {
        var stored = value.toString();
        try {
            return switch (type) {
                case "s" -> shared.get(Integer.parseInt(stored.strip()));
                case "b" -> stored.equals("1") ? "TRUE" : "FALSE";
                case "n" -> formats.shown(stored, style);
                default -> stored;
            };
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw FileProblem.content("problem.file.damaged");
        }
    }

    /** The texts of cells, which cells refer to by their position. */
    private static final class SharedStrings implements XmlScanner.Handler {
        private final List<String> strings;
        private final StringBuilder current = new StringBuilder();
        private int texts;
        private int readings;

        SharedStrings(List<String> strings) {
            this.strings = strings;
        }

        @Override
        public void start(String name, Attributes attributes) {
            texts += name.equals("t") ? 1 : 0;
            // How Japanese is pronounced.
            readings += name.equals("rPh") ? 1 : 0;
        }

        @Override
        public void text(String text) {
            if (texts > 0 && readings == 0) {
                current.append(text);
            }
        }

        @Override
        public void end(String name) {
            texts -= name.equals("t") ? 1 : 0;
            readings -= name.equals("rPh") ? 1 : 0;
            if (name.equals("si")) {
                strings.add(current.toString());
                current.setLength(0);
            }
        }
    }
}
