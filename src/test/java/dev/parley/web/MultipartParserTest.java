package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms with files are parsed as browsers send them; whatever is malformed is refused. In the texts, | is a line break. */
class MultipartParserTest {
    private static final String TYPE = "multipart/form-data; boundary=xYz";

    @Test
    void fieldsAndFilesAreRead() {
        var form = parse("--xYz|Content-Disposition: form-data; name=\"message\"||Grüße|"
                + "--xYz|content-disposition:form-data; name=\"file\"; filename=\"a%22b\\\"c.txt\"|Content-Type: text/plain||"
                + "--xY||--xYz|Content-Disposition: form-data; name=\"file\"; filename=\"empty.txt\"||"
                + "|--xYz|Content-Disposition: form-data; name=\"file\"; filename=\"\"|Content-Type: application/octet-stream|||"
                + "--xYz|Content-Disposition: form-data; name=empty|||--xYz--|");
        assertEquals("Grüße", form.text("message"));
        assertEquals("", form.text("empty"));
        assertEquals(true, form.has("empty"));
        var files = form.files("file");
        assertEquals(2, files.size());
        assertEquals("a\"b\"c.txt", files.get(0).name());
        assertArrayEquals(
                "--xY\r\n".getBytes(StandardCharsets.US_ASCII), files.get(0).content());
        assertEquals("empty.txt", files.get(1).name());
        assertEquals(0, files.get(1).content().length);
        assertEquals(0, form.files("message").size());
    }

    @Test
    void anEmptyFormHasNoFields() {
        assertEquals(0, parse("--xYz--|").names().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "--xYz",
                "--xYz|",
                "--xYz-",
                "--other|Content-Disposition: form-data; name=\"a\"||b|--other--",
                "|--xYz|Content-Disposition: form-data; name=\"a\"||b|--xYz--",
                "--xYz|Content-Disposition: form-data; name=\"a\"||b|--xYz",
                "--xYz|Content-Disposition: form-data; name=\"a\"||b",
                "--xYz|Content-Disposition: form-data; name=\"a\"",
                "--xYz|Content-Disposition: form-data||b|--xYz--",
                "--xYz|Content-Disposition: form-data; name=\"a||b|--xYz--",
                "--xYz|Content-Disposition: form-data; name=\"a\"; name=\"b\"||c|--xYz--",
                "--xYz|Content-Disposition: form-data; name=\"a\"|Content-Disposition: form-data; name=\"b\"||c|--xYz--",
                "--xYz|Content-Disposition: attachment; name=\"a\"||b|--xYz--",
                "--xYz||b|--xYz--",
                "--xYz|Content-Disposition: form-data; name=\"a\"||b|--xYz|Content-Disposition: form-data; name=\"a\"||c|--xYz--",
                "--xYz--xYz|Content-Disposition: form-data; name=\"a\"||b|--xYzjunk|"
            })
    void aMalformedBodyIsRefused(String body) {
        if (body.startsWith("--xYz--")) {
            assertEquals(0, parse(body).names().size(), "what follows the end is ignored");
        } else {
            assertThrows(HttpException.class, () -> parse(body));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"a b\"",
                "multipart/mixed; boundary=xYz"
            })
    void aMissingOrMalformedBoundaryIsRefused(String type) {
        assertThrows(HttpException.class, () -> MultipartParser.parse(new byte[] {'-', '-'}, type));
    }

    @Test
    void tooManyPartsAndTooLongHeadersAreRefused() {
        var parts = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            parts.append("--xYz|Content-Disposition: form-data; name=\"f\"; filename=\"" + i + "\"||x|");
        }
        assertThrows(HttpException.class, () -> parse(parts + "--xYz--|"));
        assertThrows(
                HttpException.class,
                () -> parse(
                        "--xYz|X: " + "x".repeat(5_000) + "|Content-Disposition: form-data; name=\"a\"||b|--xYz--|"));
        assertThrows(
                HttpException.class,
                () -> parse(
                        "--xYz|" + "X: y|".repeat(2_000) + "Content-Disposition: form-data; name=\"a\"||b|--xYz--|"));
    }

    @Test
    void aFieldThatIsNotUtf8IsRefused() {
        var body = "--xYz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\u00e9\r\n--xYz--\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(HttpException.class, () -> MultipartParser.parse(body, TYPE));
    }

    private static Form parse(String body) {
        return MultipartParser.parse(body.replace("|", "\r\n").getBytes(StandardCharsets.UTF_8), TYPE);
    }
}
