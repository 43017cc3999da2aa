package dev.parley.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.markdown.HtmlElement;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SafeHtmlAssert;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Any bytes as an answer. With the other tests it reads what is kept beside its resources; {@code just fuzz} looks for
 * more.
 */
class RendererFuzzTest {
    private static final Duration CPU_MAX = Duration.ofSeconds(10);
    private static final boolean IS_FUZZING = System.getenv("JAZZER_FUZZ") != null;

    private final Markdown markdown = new Markdown();

    @FuzzTest(maxDuration = "5m")
    void anyAnswerIsShownAndHarmlessAndTheSameForAll(byte[] bytes) {
        long start = cpuNanos();
        var text = new String(bytes, UTF_8);
        var html = markdown.render(text).html();
        SafeHtmlAssert.assertSafe(html);
        HtmlElement.parse(html);
        assertTrue(html.length() <= 60 * text.length() + 4_096, () -> html.length() + " characters");
        watch(text, html, Arrays.hashCode(bytes));
        // A slow machine is no fault of the answer, so only who looks for trouble looks at the clock.
        assertTrue(!IS_FUZZING || cpuNanos() - start < CPU_MAX.toNanos(), "too slow");
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** The bytes say how they are cut, too, so that a finding stays one. */
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
        // Definitions are no part of the HTML, and what is free lets a short answer be shown at once.
        long doneBytes = Math.max(html.getBytes(UTF_8).length, text.getBytes(UTF_8).length);
        assertTrue(dataBytes <= 4 * doneBytes + 1_024, dataBytes + " bytes");
    }
}
