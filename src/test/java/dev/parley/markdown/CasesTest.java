package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What models write and Markdown renderers get wrong: each text of {@code cases}, and beside it the HTML it must become. */
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
    void aTextOfAModelIsRenderedAsItsReaderExpects(Path text) throws IOException {
        var html = markdown.render(Files.readString(text)).html();
        Harmless.check(html);
        assertEquals(Files.readString(Path.of(text.toString().replace(".md", ".html"))), html);
    }
}
