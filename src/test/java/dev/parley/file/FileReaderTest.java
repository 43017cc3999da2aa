package dev.parley.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.FullOnly;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files are recognised by their content and read, or refused in words. */
@Timeout(120)
class FileReaderTest {
    private static final int CHARS_MAX = 20_000;
    /** The beginning of 64 by 48 pixels. */
    private static final String WEBP_PIXELS = "\0\0\0\u009D\u0001*@\0" + "0\0data";

    private static final FileLimits LIMITS = new FileLimits(2_000_000, 10, 100, 10_000_000, 3, CHARS_MAX);
    private static final PdfProcess PDF = new PdfProcess(LIMITS, Duration.ofSeconds(60));
    private static final FileReader READER = new FileReader(LIMITS, PDF);

    @AfterAll
    static void close() {
        PDF.close();
    }

    @Test
    void textsAreDecoded() throws Exception {
        assertText("Grüße, 世界\r\n\tend", "Grüße, 世界\r\n\tend".getBytes(StandardCharsets.UTF_8));
        assertText("a,b\n1,2", "\uFEFFa,b\n1,2".getBytes(StandardCharsets.UTF_8));
        assertText("Grüße", "\uFEFFGrüße".getBytes(StandardCharsets.UTF_16LE));
        assertText("Grüße", "\uFEFFGrüße".getBytes(StandardCharsets.UTF_16BE));
        assertText("Größe: 5 €", "Größe: 5 €".getBytes(Charset.forName("windows-1252")));
        assertText("<svg onload='x'/>", "<svg onload='x'/>".getBytes(StandardCharsets.UTF_8));
        var facts = READER.read("abcdef".getBytes(StandardCharsets.UTF_8)).facts();
        assertEquals("text/plain", facts.mediaType());
        assertEquals(2, facts.tokens());
    }

    @Test
    void whatIsNeitherTextNorKnownIsRefused() {
        assertRefused("problem.file.type", new byte[] {0x7F, 'E', 'L', 'F', 2, 1, 1, 0});
        assertRefused("problem.file.type", new byte[] {'M', 'Z', (byte) 0x90, 0, 3});
        assertRefused("problem.file.type", new byte[] {(byte) 0x1F, (byte) 0x8B, 8, 0, 0});
        assertRefused("problem.file.type", "\0\0\0 ftypisom".getBytes(StandardCharsets.US_ASCII));
        assertRefused("problem.file.type", "Привет, мир".getBytes(Charset.forName("windows-1251")));
        assertRefused("problem.file.type", new byte[] {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xD8});
        assertRefused("problem.file.type", Samples.zip("a.txt", "Hello"));
        assertRefused("problem.file.type", Samples.zip("mimetype", "application/epub+zip"));
        assertRefused("problem.file.type", "PK\5\6".getBytes(StandardCharsets.US_ASCII));
        assertRefused("problem.file.type", Samples.openDocument("graphics", ""));
        assertRefused("problem.file.old-office", new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0
        });
        assertRefused("problem.file.empty", new byte[0]);
        assertRefused("problem.file.empty", " \n".getBytes(StandardCharsets.UTF_8));
        assertRefused("problem.file.large", new byte[2_000_001]);
        assertRefused("problem.file.text", "x".repeat(CHARS_MAX + 1).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void thePagesOfAPdfFileAreNumbered() throws Exception {
        var read = READER.read(Samples.pdf("First page", "", "Third page")).facts();
        assertEquals("application/pdf", read.mediaType());
        assertEquals(Optional.of(3L), read.pages());
        assertEquals(
                Optional.of("[Page 1]\nFirst page\n[Page 2]\n\n[Page 3]\nThird page"),
                read.text().map(text -> text.replaceAll("\n{3,}", "\n\n")));
        assertTrue(READER.read(Samples.encrypted("owner", "", "Protected against changes"))
                .facts()
                .text()
                .orElse("")
                .contains("Protected against changes"));
    }

    @Test
    void pdfFilesThatCannotBeReadAreRefusedInWords() {
        assertRefused("problem.file.scanned", Samples.pdf("", ""));
        assertRefused("problem.file.encrypted", Samples.encrypted("owner", "secret", "Text"));
        assertRefused("problem.file.pages", Samples.pdf("1", "2", "3", "4"));
        assertRefused("problem.file.text", Samples.pdf("x".repeat(CHARS_MAX)));
        assertRefused("problem.file.damaged", "%PDF-1.7\nnothing".getBytes(StandardCharsets.US_ASCII));
        var whole = Samples.pdf("Text");
        assertRefused("problem.file.damaged", Arrays.copyOf(whole, 100));
    }

    @Test
    void aPdfFileThatTakesTooMuchTimeIsAbandoned() {
        try (var hasty = new PdfProcess(LIMITS, Duration.ofMillis(1))) {
            var problem = assertThrows(FileProblem.class, () -> hasty.read(Samples.pdf("Text")));
            assertEquals("problem.file.slow", problem.getMessage());
        }
    }

    @Test
    void wordDocumentsAreRead() throws Exception {
        var text = read(
                Samples.docx(
                        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t></w:r></w:p>"
                                + "<w:p><w:r><w:delText>gone</w:delText><w:instrText>PAGE</w:instrText></w:r></w:p>"
                                + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>B</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
                                + "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"));
        assertEquals("One\ttwo\n\nA\tB\nBox", text);
    }

    @Test
    void workbooksAreRead() throws Exception {
        var text = read(
                Samples.zip(
                        "xl/worksheets/sheet1.xml",
                        "<worksheet><sheetData><row><c r='A1' t='s'><v>1</v></c><c r='C1'><v>1.5</v></c><c r='D1' t='b'><v>1</v></c></row>"
                                + "<row/><row><c t='inlineStr'><is><t>In\nline</t></is></c><c r='B3' s='1'><f>NOW()</f><v>45292.5</v></c><c r='C3' s='0'><v>45292</v></c></row></sheetData></worksheet>",
                        "xl/sharedStrings.xml",
                        "<sst><si><t>no</t></si><si><r><t>Na</t></r><r><t>me</t></r><rPh><t>x</t></rPh></si></sst>",
                        "xl/styles.xml",
                        "<styleSheet><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='22'/></cellXfs></styleSheet>",
                        "xl/workbook.xml",
                        "<workbook xmlns:r='urn:r'><sheets><sheet name='Costs' sheetId='1' r:id='rId7'/></sheets></workbook>",
                        "xl/_rels/workbook.xml.rels",
                        "<Relationships><Relationship Id='rId7' Target='worksheets/sheet1.xml'/></Relationships>",
                        "[Content_Types].xml",
                        "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>"));
        assertEquals("[Sheet Costs]\nName\t\t1.5\tTRUE\n\nIn line\t2024-01-01 12:00\t45292", text);
    }

    @Test
    void presentationsAreReadInTheirOrder() throws Exception {
        var text = read(Samples.zip(
                "[Content_Types].xml",
                "<Types>presentationml</Types>",
                "ppt/presentation.xml",
                "<p xmlns:r='urn:r'><sldIdLst><sldId id='256' r:id='b'/><sldId id='257' r:id='a'/></sldIdLst></p>",
                "ppt/_rels/presentation.xml.rels",
                "<R><Relationship Id='a' Target='slides/slide1.xml'/><Relationship Id='b' Target='/ppt/slides/slide2.xml'/></R>",
                "ppt/slides/slide1.xml",
                "<s><p><t>Last</t></p></s>",
                "ppt/slides/slide2.xml",
                "<s><p><t>First</t><br/><t>line</t></p></s>"));
        assertEquals("[Slide 1]\nFirst\nline\n\n[Slide 2]\nLast", text);
    }

    @Test
    void openDocumentsAreRead() throws Exception {
        assertEquals(
                "Title\nOne  two",
                read(Samples.openDocument(
                        "text", "<text:h>Title</text:h><text:p>One<text:s text:c='2'/>two</text:p>")));
        assertEquals(
                "[Sheet T]\nA\t\tB\tB\nA\t\tB\tB",
                read(
                        Samples.openDocument(
                                "spreadsheet",
                                "<table:table table:name='T'><table:table-row table:number-rows-repeated='2'>"
                                        + "<table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell/>"
                                        + "<table:table-cell table:number-columns-repeated='2'><text:p>B</text:p></table:table-cell>"
                                        + "<table:table-cell table:number-columns-repeated='16380'/></table:table-row>"
                                        + "<table:table-row table:number-rows-repeated='1048574'><table:table-cell/></table:table-row></table:table>")));
        assertEquals(
                "[Slide 1]\nHello",
                read(Samples.openDocument("presentation", "<draw:page><text:p>Hello</text:p></draw:page>")));
    }

    @Test
    void bombsAreRefused() {
        assertRefused(
                "problem.file.damaged",
                Samples.zip(
                        "[Content_Types].xml",
                        "wordprocessingml",
                        "word/document.xml",
                        "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><d>&b;</d>"));
        assertRefused(
                "problem.file.damaged",
                Samples.zip(
                        "[Content_Types].xml",
                        "wordprocessingml",
                        "word/document.xml",
                        "<!DOCTYPE d SYSTEM 'file:///etc/passwd'><d/>"));
        assertRefused("problem.file.damaged", Samples.docx("<w:p>".repeat(600) + "</w:p>".repeat(600)));
        assertRefused("problem.file.unpacked", Samples.docx("<!--" + "x".repeat(50 << 20) + "-->"));
        assertRefused("problem.file.text", Samples.docx("<w:p><w:r><w:t>word </w:t></w:r></w:p>".repeat(10_000)));
        assertRefused(
                "problem.file.text",
                Samples.openDocument(
                        "spreadsheet",
                        "<table:table><table:table-row table:number-rows-repeated='999999'><table:table-cell table:number-columns-repeated='999999'>"
                                + "<text:p>1</text:p></table:table-cell></table:table-row></table:table>"));
        assertRefused("problem.file.empty", Samples.docx(""));
        var whole = Samples.docx("<w:p><w:r><w:t>Text</w:t></w:r></w:p>");
        assertRefused("problem.file.damaged", Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void imagesAreShrunkTurnedAndFreedFromTheirMetadata() throws Exception {
        var jpeg = Samples.withExif(Samples.image("jpg", 4_000, 1_000), 6);
        var read = READER.read(jpeg);
        assertEquals("image/jpeg", read.facts().mediaType());
        assertEquals(Optional.of(new ReadFile.Size(512, 2_048)), read.facts().size());
        assertFalse(new String(read.content(), StandardCharsets.ISO_8859_1).contains("Secret place"));
        var image = decoded(read);
        assertTrue((image.getRGB(250, 500) & 0xFF0000) > 0xC00000, "red is at the top after a quarter turn");
        assertTrue((image.getRGB(250, 1_900) & 0xFF) > 0xC0, "blue is at the bottom");

        var gif = READER.read(Samples.image("gif", 20, 10));
        assertEquals("image/png", gif.facts().mediaType());
        assertEquals(255, gif.facts().tokens());
        assertEquals(20, decoded(gif).getWidth());
        assertEquals(
                "image/png", READER.read(Samples.image("png", 7, 7)).facts().mediaType());
    }

    @Test
    void webpImagesLoseTheirMetadata() throws Exception {
        var pixels = WEBP_PIXELS;
        var flags = ",\0\0\0?\0\0/\0\0";
        var read = READER.read(Samples.webp("VP8X", flags, "ICCP", "profile", "VP8 ", pixels, "EXIF", "Secret place"));
        assertEquals(Optional.of(new ReadFile.Size(64, 48)), read.facts().size());
        assertArrayEquals(Samples.webp("VP8X", "\0" + flags.substring(1), "VP8 ", pixels), read.content());
        assertRefused("problem.file.animated", Samples.webp("VP8X", flags, "ANMF", pixels));
        assertRefused("problem.file.image", Samples.webp("VP8X", flags));
        assertRefused("problem.file.image", Samples.webp("VP8 ", "short"));
        var whole = Samples.webp("VP8 ", pixels);
        assertRefused("problem.file.image", Arrays.copyOf(whole, whole.length - 6));
        assertRefused("problem.file.pixels", Samples.webp("VP8L", "/\u00FF\u00FF\u00FF\u000Fdata.."));
    }

    @Test
    void imagesThatAreHugeOrDamagedAreRefused() {
        var huge = Samples.image("png", 10, 10);
        huge[16] = 0x0F;
        huge[20] = 0x0F;
        assertRefused("problem.file.pixels", huge);
        var png = Samples.image("png", 100, 100);
        assertRefused("problem.file.image", Arrays.copyOf(png, 40));
        assertRefused("problem.file.image", Arrays.copyOf(Samples.image("jpg", 100, 100), 300));
        assertRefused("problem.file.image", "GIF89a".getBytes(StandardCharsets.US_ASCII));
        var scans = new byte[10_000];
        for (int i = 0; i < scans.length; i += 2) {
            scans[i] = (byte) 0xFF;
            scans[i + 1] = (byte) 0xDA;
        }
        scans[1] = (byte) 0xD8;
        scans[2] = (byte) 0xFF;
        assertRefused("problem.file.image", scans);
    }

    /** Whatever is changed in a file, it is read or refused, and nothing else happens. */
    @Test
    void damagedFilesAreReadOrRefused() throws InterruptedException {
        var random = new Random(1);
        for (var whole : new byte[][] {
            Samples.docx("<w:p><w:r><w:t>Text</w:t></w:r></w:p>"),
            Samples.image("png", 30, 20),
            Samples.withExif(Samples.image("jpg", 30, 20), 8),
            Samples.image("gif", 30, 20),
            Samples.webp("VP8 ", WEBP_PIXELS)
        }) {
            for (int i = 0; i < 100; i++) {
                var damaged = whole.clone();
                for (int changes = random.nextInt(5); changes >= 0; changes--) {
                    damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
                }
                try {
                    READER.read(damaged);
                } catch (FileProblem e) {
                    assertTrue(e.getMessage().startsWith("problem.file."), e.getMessage());
                }
            }
        }
    }

    @Test
    @FullOnly
    void damagedPdfFilesAreReadOrRefused() throws InterruptedException {
        var random = new Random(2);
        var whole = Samples.pdf("First page", "Second page");
        for (int i = 0; i < 40; i++) {
            var damaged = whole.clone();
            for (int changes = random.nextInt(20); changes >= 0; changes--) {
                damaged[8 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
            }
            try {
                READER.read(damaged);
            } catch (FileProblem e) {
                assertTrue(e.getMessage().startsWith("problem.file."), e.getMessage());
            }
        }
    }

    private static void assertText(String expected, byte[] content) throws Exception {
        assertEquals(expected, read(content));
    }

    private static String read(byte[] content) throws FileProblem, InterruptedException {
        return READER.read(content).facts().text().orElse("");
    }

    private static BufferedImage decoded(ReadFile file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file.content()));
    }

    private static void assertRefused(String key, byte[] content) {
        assertEquals(
                key, assertThrows(FileProblem.class, () -> READER.read(content)).getMessage());
    }
}
