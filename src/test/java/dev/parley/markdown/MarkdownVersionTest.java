package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.text.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stored HTML is rendered again only if its version is lower, so each change of the output must raise the version. */
class MarkdownVersionTest {
    /** The hash of the HTML of all texts below in {@link Markdown#VERSION}. */
    private static final String HASH = "00f590965b5b43f6";

    private static final int DIGITS = 16;

    @Test
    void theHtmlChangesOnlyWithTheVersion() {
        var markdown = new Markdown();
        var rendered = texts().map(text -> markdown.render(text).html()).collect(Collectors.joining("\u0000"));
        assertEquals(
                HASH,
                HexFormat.of().formatHex(Sha256.of(rendered)).substring(0, DIGITS),
                "The HTML has changed: raise Markdown.VERSION (unless only the texts changed) and update the hash");
    }

    private static Stream<String> texts() {
        return Stream.of(SampleAnswers.specification(), SampleAnswers.typical(), XssPayloads.all())
                .flatMap(List::stream);
    }
}
