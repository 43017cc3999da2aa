package dev.parley.file;

import dev.parley.file.XmlScanner.Attributes;
import java.util.Set;

/** The text of Word documents and PowerPoint slides (ECMA-376): paragraphs as lines, table rows as lines with tabs. */
final class DocumentText implements XmlScanner.Handler {
    /** Definitions of tab stops and the like, and what repeats the text for older programs. */
    private static final Set<String> SKIPPED = Set.of("pPr", "Fallback");

    private final LimitedText text;
    private int skipped;
    private int texts;
    private int cells;

    private DocumentText(LimitedText text) {
        this.text = text;
    }

    static String ofWord(ZipParts parts, int charsMax) throws FileProblem {
        var text = new LimitedText(charsMax);
        XmlScanner.scan(required(parts, "word/document.xml"), new DocumentText(text));
        for (var name : new String[] {"word/footnotes.xml", "word/endnotes.xml"}) {
            var notes = parts.find(name);
            if (notes.isPresent()) {
                text.endLine();
                XmlScanner.scan(notes.get(), new DocumentText(text));
            }
        }
        return text.toString();
    }

    /** In the order of the presentation. */
    static String ofSlides(ZipParts parts, int charsMax) throws FileProblem {
        var text = new LimitedText(charsMax);
        int number = 0;
        for (var part : Relations.of(parts, "ppt/", "presentation", "sldId")) {
            text.append("[Slide " + ++number + "]\n");
            XmlScanner.scan(required(parts, part.path()), new DocumentText(text));
            text.endLine();
        }
        return text.toString();
    }

    static byte[] required(ZipParts parts, String name) throws FileProblem {
        return parts.find(name).orElseThrow(() -> FileProblem.content("problem.file.damaged"));
    }

    @Override
    public void start(String name, Attributes attributes) throws FileProblem {
        if (skipped > 0 || SKIPPED.contains(name)) {
            skipped++;
            return;
        }
        switch (name) {
            case "t" -> texts++;
            case "tab" -> text.append("\t");
            case "br", "cr" -> endParagraph();
            case "tc" -> cells++;
            default -> {
                // No text of its own.
            }
        }
    }

    @Override
    public void text(String characters) throws FileProblem {
        if (skipped == 0 && texts > 0) {
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
            case "t" -> texts--;
            case "p" -> endParagraph();
            case "tc" -> {
                cells--;
                text.endCell();
            }
            case "tr" -> text.endLine();
            default -> {
                // The text goes on.
            }
        }
    }

    private void endParagraph() throws FileProblem {
        if (cells > 0) {
            text.append(" ");
        } else {
            text.endLine();
        }
    }
}
