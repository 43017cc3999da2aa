package dev.parley.file;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The text of a PDF file, each page after a line with its number. Runs in {@link PdfWorker} only. */
final class PdfText extends PDFTextStripper {
    /** The file has more text than allowed. */
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final int charsMax;
    private boolean hasText;
    private int pageGlyphs;

    PdfText(int charsMax) {
        this.charsMax = charsMax;
        setLineSeparator("\n");
        setPageEnd("\n");
    }

    String read(PDDocument document) throws IOException {
        var text = new LimitedText(charsMax);
        writeText(document, text);
        return text.toString().strip();
    }

    /** Whether any page has text; scanned pages have images only. */
    boolean hasText() {
        return hasText;
    }

    @Override
    protected void startPage(PDPage page) throws IOException {
        getOutput().write("[Page " + getCurrentPageNo() + "]\n");
    }

    @Override
    protected void processTextPosition(TextPosition glyph) {
        // All glyphs of a page are in memory. A form inside the page can be repeated many times.
        if (++pageGlyphs > charsMax) {
            throw new TooLongException();
        }
        hasText |= !glyph.getUnicode().isBlank();
        super.processTextPosition(glyph);
    }

    @Override
    protected void endPage(PDPage page) {
        pageGlyphs = 0;
    }

    /** Without control characters, which broken fonts lead to. */
    private static final class LimitedText extends Writer {
        private final StringBuilder text = new StringBuilder();
        private final int charsMax;

        LimitedText(int charsMax) {
            this.charsMax = charsMax;
        }

        @Override
        public void write(char[] characters, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                char c = characters[i];
                text.append(Character.isISOControl(c) && c != '\n' && c != '\t' ? ' ' : c);
            }
            if (text.length() > charsMax) {
                throw new TooLongException();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
