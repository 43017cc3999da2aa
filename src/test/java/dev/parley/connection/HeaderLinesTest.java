package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.connection.HeaderLines.MalformedException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderLinesTest {
    private static final Map<String, String> STORED = Map.of("X-Team", "blue", "api-key", "{key}");

    @Test
    void linesAreReadAsHeadersAndKeepStoredValues() throws MalformedException {
        assertEquals(
                Map.of("X-Title", "Parley: chat", "X-Team", "blue", "Authorization", "Basic {key}"),
                HeaderLines.read("X-Title : Parley: chat\r\n\r\nX-Team: …\nauthorization: Basic {key}", STORED));
        assertEquals(STORED, HeaderLines.read(HeaderLines.shown(STORED), STORED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no colon",
                ": value",
                "two words: x",
                "Ümlaut: x",
                "Host: example.org",
                "CONTENT-LENGTH: 3",
                "Content-Type: text/html",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "Cookie: a=b",
                "X-Unknown:",
                "X-Unknown: …",
                "X-A: ü",
                "X-A: a\u0000b",
                "X-A: 1\nx-a: 2"
            })
    void malformedLinesAreRefused(String text) {
        assertThrows(MalformedException.class, () -> HeaderLines.read(text, STORED));
    }

    @Test
    void headersHaveLimits() {
        assertThrows(
                MalformedException.class,
                () -> HeaderLines.read("X-A: " + "x".repeat(HeaderLines.VALUE_CHARS_MAX + 1), Map.of()));
        var many = new StringBuilder();
        for (int i = 0; i <= HeaderLines.HEADERS_MAX; i++) {
            many.append("X-").append(i).append(": x\n");
        }
        assertThrows(MalformedException.class, () -> HeaderLines.read(many.toString(), Map.of()));
    }
}
