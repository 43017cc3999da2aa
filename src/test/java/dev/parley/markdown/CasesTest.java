package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders model output that Markdown renderers often get wrong: {@code cases/*.md} with the expected HTML beside it. */
class CasesTest {
    private final Markdown markdown = new Markdown();

    static List<Path> cases() throws IOException, URISyntaxException {
        var folder = Path.of(CasesTest.class.getResource("/cases").toURI());
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void modelOutputIsRenderedAsExpected(Path text) throws IOException {
        var html = markdown.render(Files.readString(text)).html();
        SafeHtmlAssert.assertSafe(html);
        assertEquals(Files.readString(Path.of(text.toString().replace(".md", ".html"))), html);
    }
}
