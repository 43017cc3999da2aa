package dev.parley.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

/**
 * The main class of the process that reads one PDF file from standard input; see {@link PdfProcess}. Arguments: the limits on
 * pages and on characters. The first line of the output is one of these, and the text follows {@code ok}:
 *
 * <pre>
 * ok (pages)
 * empty
 * encrypted
 * pages (pages)
 * long
 * </pre>
 */
final class PdfWorker {
    private PdfWorker() {}

    public static void main(String[] arguments) throws IOException {
        FontMappers.set(new OneFont());
        var result = result(System.in.readAllBytes(), Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.write(result.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }

    private static String result(byte[] content, int pagesMax, int charsMax) throws IOException {
        // An empty password opens files that are only protected against changes.
        try (var document = Loader.loadPDF(content)) {
            int pages = document.getNumberOfPages();
            if (pages > pagesMax) {
                return "pages " + pages;
            }
            var text = new PdfText(charsMax);
            var read = text.read(document);
            return text.hasText() ? "ok " + pages + "\n" + read : "empty";
        } catch (InvalidPasswordException e) {
            return "encrypted";
        } catch (PdfText.TooLongException e) {
            return "long";
        }
    }
}
