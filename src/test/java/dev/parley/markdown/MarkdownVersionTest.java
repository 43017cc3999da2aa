package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.text.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The HTML of answers is stored, so a change of the renderer does not show on old answers until the version is raised. */
class MarkdownVersionTest {
    /** Of the HTML that {@link Markdown#VERSION} makes of the texts below. */
    private static final String HASH = "00f590965b5b43f6";

    private static final int DIGITS = 16;

    @Test
    void theVersionIsRaisedWithEachChangeOfTheHtml() {
        var markdown = new Markdown();
        var rendered = texts().map(text -> markdown.render(text).html()).collect(Collectors.joining("\u0000"));
        assertEquals(
                HASH,
                HexFormat.of().formatHex(Sha256.of(rendered)).substring(0, DIGITS),
                "The HTML has changed: raise Markdown.VERSION. If only the texts have, do not. Then put the new hash here");
    }

    private static Stream<String> texts() {
        return Stream.of(RealAnswers.specification(), RealAnswers.usual(), Vectors.all())
                .flatMap(List::stream);
    }
}
