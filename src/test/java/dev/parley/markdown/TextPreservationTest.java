package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Renders random mutations of Markdown and checks that no word is lost, except in URLs, titles, labels and info strings. */
class TextPreservationTest {
    private static final long SEED = 11;
    private static final int MUTATIONS_EACH = 4;
    private static final List<String> MARKUP = List.of(
            "\n",
            "\n\n",
            "|",
            "\n|-|-|\n",
            "- ",
            "> ",
            "`",
            "**",
            "_",
            "[",
            "]: ",
            "[^a]",
            "[^a]: ",
            "$",
            "\\[",
            "\\]",
            "\\begin{a}\n",
            "\\end{a}\n",
            "1. ",
            "    ",
            "\n---\n",
            "<br>",
            "~~",
            "![",
            "](",
            "，",
            "「",
            "$$",
            "\t",
            "\\");
    private static final Pattern WORD = Pattern.compile("w\\d{1,4}q");

    private final Markdown markdown = new Markdown();
    private final Random random = new Random(SEED);

    private static List<String> corpus() {
        var corpus = new ArrayList<>(SampleAnswers.specification());
        corpus.addAll(SampleAnswers.typical());
        return corpus;
    }

    /** Replaces each word with a unique one. */
    private static String withUniqueWords(String text) {
        int[] count = {0};
        return Pattern.compile("[a-zA-Z]+").matcher(text).replaceAll(word -> "w" + count[0]++ + "q");
    }

    private String mutated(String text) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            if (random.nextInt(4) == 0) {
                mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(3)));
            } else {
                mutated.insert(at, MARKUP.get(random.nextInt(MARKUP.size())));
            }
        }
        return mutated.toString();
    }

    @Test
    void eachWordOfATextIsInItsHtml() {
        for (var text : corpus()) {
            for (int i = 0; i < MUTATIONS_EACH; i++) {
                var written = i == 0 ? withUniqueWords(text) : mutated(withUniqueWords(text));
                var rendering = markdown.rendering(written);
                assertTrue(rendering.isCacheable(), written);
                SafeHtmlAssert.assertSafe(rendering.html().html());
                checkWords(written, rendering.html().html());
                assertEquals(rendering, markdown.rendering(written));
            }
        }
    }

    private static void checkWords(String written, String html) {
        var shown = html.replaceAll("<(?!a |code class)[^>]*>", "");
        WORD.matcher(withoutInvisibleText(written))
                .results()
                .forEach(word -> assertTrue(
                        shown.contains(word.group()), () -> word.group() + " of\n" + written + "\nis not in\n" + html));
    }

    /** Removes everything that may be a URL, a title, a link label, an info string or an entity. */
    private static String withoutInvisibleText(String text) {
        return text.replaceAll("\\]\\((?:<[^>]*>)?[^)]*\\)?", "]")
                .replaceAll("\\]\\[[^\\]]*\\]?", "]")
                .replaceAll("(?m)(?:`{3,}|~{3,}).*$", "")
                .replaceAll("\\[[^\\]]*\\]:(?s:.{0,200})", "")
                .replaceAll("&[^;\\s]*;", "");
    }
}
