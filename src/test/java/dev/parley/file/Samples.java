package dev.parley.file;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/** Files for tests. */
public final class Samples {
    private Samples() {}

    /** A PDF file with one line on each page; an empty text is a page without text. */
    public static byte[] pdf(String... pages) {
        return encrypted("", "", pages);
    }

    /** An encrypted one, if a password is not empty. */
    static byte[] encrypted(String ownerPassword, String password, String... pages) {
        try (var document = new PDDocument()) {
            var font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (var text : pages) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 12);
                    content.newLineAtOffset(50, 700);
                    content.showText(text);
                    content.endText();
                }
            }
            if (!ownerPassword.isEmpty()) {
                document.protect(new StandardProtectionPolicy(ownerPassword, password, new AccessPermission()));
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ZIP file: name, text, name, text. */
    static byte[] zip(String... entries) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] docx(String body) {
        return zip(
                "[Content_Types].xml",
                "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
                "word/document.xml",
                "<w:document xmlns:w='urn:w' xmlns:mc='urn:mc'><w:body>" + body + "</w:body></w:document>");
    }

    static byte[] openDocument(String type, String body) {
        return zip(
                "mimetype",
                "application/vnd.oasis.opendocument." + type,
                "content.xml",
                "<office:document-content xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:tb' xmlns:draw='urn:d'>"
                        + body + "</office:document-content>");
    }

    /** An image whose left half is red and whose right half is blue. */
    public static byte[] image(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The same JPEG file with Exif data: the orientation, and a place. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        var tiff = new byte[] {
            'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0
        };
        var place = "Secret place".getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 6 + tiff.length + place.length;
        var bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) length, 'E', 'x', 'i', 'f', 0, 0});
        bytes.writeBytes(tiff);
        bytes.writeBytes(place);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    /** A WebP file with these chunks; each is a name and the bytes of a text in ISO 8859-1. */
    static byte[] webp(String... chunks) {
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < chunks.length; i += 2) {
            var data = chunks[i + 1].getBytes(StandardCharsets.ISO_8859_1);
            body.writeBytes(chunks[i].getBytes(StandardCharsets.ISO_8859_1));
            body.writeBytes(new byte[] {(byte) data.length, (byte) (data.length >> 8), 0, 0});
            body.writeBytes(data);
            if (data.length % 2 == 1) {
                body.write(0);
            }
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        int length = body.size() + 4;
        file.writeBytes(new byte[] {(byte) length, (byte) (length >> 8), (byte) (length >> 16), 0});
        file.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(body.toByteArray());
        return file.toByteArray();
    }
}
