package dev.parley.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.markdown.HtmlElement;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtmlAssert;
import java.util.Arrays;
import java.util.Random;

/** Asserts what holds for any answer: its HTML is safe, all followers see the same, and its events are within the budget. */
final class AnyAnswerCheck {
    private final Markdown markdown = new Markdown();

    void check(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        var html = markdown.render(text).html();
        SafeHtmlAssert.assertSafe(html);
        HtmlElement.parse(html);
        assertTrue(html.length() <= 60 * text.length() + 4_096, () -> html.length() + " characters");
        watch(text, html, Arrays.hashCode(bytes));
    }

    /** The bytes determine how the text is cut, so that a finding can be reproduced. */
    private void watch(String text, String html, int seed) {
        var random = new Random(seed);
        var answering = new Answering(markdown);
        var stayed = new LivePage().apply(answering.snapshot());
        var cameBack = new LivePage();
        boolean isBack = false;
        long dataBytes = 0;
        for (var delta : Answering.evenly(text, 1 + random.nextInt(40) + text.length() / 100)) {
            for (var event : answering.frame(delta)) {
                SafeHtmlAssert.assertSafe(event.data());
                dataBytes += event.dataBytes();
                stayed.apply(event);
                if (isBack) {
                    cameBack.apply(event);
                }
            }
            if (random.nextInt(10 + text.length() / 100) == 0) {
                cameBack.apply(answering.snapshot());
                isBack = true;
                assertEquals(stayed.toString(), cameBack.toString());
            }
        }
        cameBack.apply(answering.snapshot());
        SafeHtmlAssert.assertSafe(answering.snapshot().data());
        assertEquals(stayed.toString(), cameBack.toString());
        // Link definitions are not part of the HTML, and short answers have a free budget.
        long doneBytes = Math.max(html.getBytes(UTF_8).length, text.getBytes(UTF_8).length);
        assertTrue(dataBytes <= 4 * doneBytes + 1_024, dataBytes + " bytes");
    }
}
