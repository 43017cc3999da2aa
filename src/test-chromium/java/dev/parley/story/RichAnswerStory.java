package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.FullOnly;
import dev.parley.TestSize;
import dev.parley.canary.Canary;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Highlighting of code and rendering of formulas, and when the libraries for them load. */
class RichAnswerStory extends Story {
    /** KaTeX renders the tall brackets, the frame and the color with styles and SVG. */
    private static final String FORMULAS = """
            The roots of \\(ax^2 + bx + c = 0\\) are

            $$
            x_{1,2}
            = \\frac{-b \\pm \\sqrt{b^2 - 4ac}}{2a}
            $$

            and a matrix stands in tall brackets, which costs $5 or $10:

            \\[
            \\begin{aligned}
            A &= \\begin{pmatrix} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\\\ 5 \\end{pmatrix} \\\\
            - B &= \\boxed{\\color{red}{\\int_0^\\infty e^{-x}\\,dx}} \\oiint \\fcolorbox{red}{yellow}{x}
            \\end{aligned}
            \\]

            What is no TeX stays: \\(\\frac{1}\\).

            """;

    private static final String CODE = """
            ```java
            /** Greets. */
            record Greeting(String name, int times) {
                String words() {
                    return "Hello, " + name + "!".repeat(times * 2); // and again
                }
            }
            ```

            ```unheard-of
            no colours
            ```

            """;

    @Test
    @FullOnly
    void librariesLoadWithTheFirstFinishedBlockThatNeedsThem() {
        var answer = model.script().says("Words.\n\n```java\nint a");
        var tab = window.tab();
        var requests = requests(tab);
        tab.opens("/chat/" + ada.begins("Show me")).showsLive("Words. int a");
        assertEquals(List.of(), libraries(requests), "a growing block loads no library");
        answer.says(" = 1;\n```\n\nThen \\(a_1");
        tab.reads(".prose .hljs-type", "int").showsLive("Words. int a = 1; Then a_1");
        assertEquals(List.of("highlight.min.js"), libraries(requests));
        answer.says("\\) it is.\n\n");
        tab.showsLive("Words. int a = 1; Then a_1 it is.");
        assertThat(tab.find("[id^=tail-] [data-dressed]")).hasCount(0);
        answer.says("More");
        assertThat(tab.find("[id^=closed-] .katex")).isVisible();
        assertTrue(libraries(requests).containsAll(List.of("katex.min.js", "katex.min.css")), requests::toString);
        var fetched = libraries(requests);
        assertEquals(fetched.stream().distinct().toList(), fetched, "no library loads twice");
        answer.finishes();
        assertDone(tab);
        assertThat(tab.find(".prose .katex")).isVisible();
        assertThat(tab.find(".prose .hljs-type")).isVisible();
    }

    @Test
    @FullOnly
    void aLateFollowerAndAReloadShowTheSameAnswer() {
        var answer = model.script().says(CODE + FORMULAS + "Tail");
        var early = begins("Show me all");
        assertThat(early.find(".prose .katex")).hasCount(3);
        var late = window.tab().opens(early.path());
        assertThat(late.find(".prose .katex")).hasCount(3);
        early.messages();
        late.messages();
        assertEquals(early.liveHtml(), late.liveHtml());
        answer.finishes();
        assertDone(early);
        assertDone(late);
    }

    @Test
    void aPageWithoutCodeAndFormulasLoadsNoLibraries() {
        model.script().says("Plain *words*, `code`, for $5 and $10.").finishes();
        var chat = ada.begins("Plain");
        ada.watches(chat).done();
        try (var first = new Window(fixture().browser(), fixture().server()).of(ada)) {
            var tab = first.tab();
            var requests = requests(tab);
            tab.opens("/chat");
            long bytes = requests.stream()
                    .map(Request::sizes)
                    .mapToLong(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                    .sum();
            assumeTrue(Canary.running().isEmpty(), "responses are not compressed then");
            System.out.printf("Chromium's first visit to /chat: %d requests, %,d bytes%n", requests.size(), bytes);
            assertTrue(bytes > 10_000 && bytes <= 150 * 1024, () -> bytes + " bytes");
            tab.opens("/chat/" + chat).reads(".prose", "Plain words");
            assertEquals(List.of(), libraries(requests));
        }
    }

    @Tag(TestSize.FULL)
    @ParameterizedTest
    @CsvSource({"desk, 1280, 1500, LIGHT", "phone, 375, 1700, DARK"})
    void aRichAnswerFitsTheScreen(String name, int width, int height, ColorScheme usual) {
        model.script().says(CODE + FORMULAS).finishes();
        var chat = ada.begins("Code and mathematics, please");
        ada.watches(chat).done();
        var options = new NewContextOptions().setViewportSize(width, height);
        try (var adas = new Window(fixture().browser(), fixture().server(), options).of(ada)) {
            var tab = adas.tab().opens("/chat/" + chat);
            assertThat(tab.find(".prose .katex")).hasCount(3);
            tab.page().evaluate("document.fonts.ready.then(() => 1)");
            for (var scheme : schemes(usual)) {
                tab.page().emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
                tab.screenshot("rich-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
            assertFalse(tab.scrollsSideways());
            assertThat(tab.find("code.math:not(:has(.katex))")).hasText("\\frac{1}");
        }
    }

    private static List<Request> requests(Tab tab) {
        var requests = new CopyOnWriteArrayList<Request>();
        tab.page().onRequestFinished(requests::add);
        return requests;
    }

    /** The requests for files of highlight.js and KaTeX. */
    private static List<String> libraries(List<Request> requests) {
        return requests.stream()
                .map(Request::url)
                .filter(url -> url.contains("/webjars/highlightjs/") || url.contains("/webjars/katex/"))
                .map(url -> url.replaceFirst(".*/", "").replaceFirst("\\?.*", ""))
                .toList();
    }
}
