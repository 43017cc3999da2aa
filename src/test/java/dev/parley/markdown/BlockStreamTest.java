package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockStreamTest {
    private static final long SEED = 20_261_130;

    private final Markdown markdown = new Markdown();

    @Test
    void theClosedBlocksAreAPrefixOfTheWholeAnswerRendered() {
        var random = new Random(SEED);
        for (var answer : SampleAnswers.all()) {
            // A definition may follow its use, which only the final rendering shows.
            if (answer.contains("]:") || answer.length() > 10_000) {
                continue;
            }
            var stream = streamed(answer, 40, random);
            var lines = answer.replace("\r\n", "\n").replace('\r', '\n');
            var whole = markdown.render(lines).html();
            var closed = closed(stream);
            assertTrue(
                    whole.startsWith(closed),
                    () -> answer + "\n--- is closed as\n" + closed + "--- instead of\n" + whole);
        }
    }

    @Test
    void aBlockIsClosedWhenTheNextOneHasBegun() {
        var stream = streamed("# Trees\n\nThey grow.\n\n- slowly\n- s");
        assertEquals("<h1 dir=\"auto\">Trees</h1>\n<p dir=\"auto\">They grow.</p>\n", closed(stream));
    }

    @Test
    void aDefinitionAppliesToLaterBlocksAndIsShownWhileTheAnswerIsStreamed() {
        var stream = streamed("[ref]: https://example.org/ref\n\nUses [ref] and [text][ref].\n\nAnd [ref] again.\n");
        assertEquals(
                1 + 4, stream.snapshot().split("<a href=\"https://example.org/ref\"", -1).length, stream::snapshot);
    }

    @Test
    void aSurrogatePairCutInHalfIsShownWhenItIsComplete() {
        var stream = new BlockStream(markdown, "7");
        add(stream, "a \uD83D");
        assertTrue(stream.snapshot().contains(">a<"), stream::snapshot);
        add(stream, "\uDE00 b");
        assertTrue(stream.snapshot().contains("a &#x1f600; b"), stream::snapshot);
    }

    @Test
    void anEmptyAnswerHasNoPatchAndAnEmptySnapshot() {
        var stream = new BlockStream(markdown, "7");
        stream.append("");
        assertTrue(stream.nextPatch().isEmpty());
        assertEquals("<div id=\"closed-7\"></div><div id=\"tail-7\"></div>", stream.snapshot());
    }

    @Test
    void aPatchThatIsNotSentIsIncludedInTheNext() {
        var stream = new BlockStream(markdown, "7");
        add(stream, "One *two");
        stream.append("* three.\n\nAnd");
        assertTrue(stream.nextPatch().isPresent());
        stream.append(" four");
        var patch = stream.nextPatch().orElseThrow();
        assertEquals("<p dir=\"auto\">One <em>two</em> three.</p>\n", patch.closed());
        assertTrue(patch.tail().contains("And four"), patch::toString);
    }

    /** The text before the last bar is shown, the rest is held back. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Two words|; ",
                "A list:|; ↵-",
                "Heading?|;↵--",
                "Bold| ;**",
                "Bold **text|;**",
                "Code| ;``",
                "See| ;https://example.org/a",
                "See| ;www.exam",
                "See [the page|;](https://example.org/a b",
                "See [the page](https://example.org/a)|;",
                "See https://example.org，然后|;",
                "Item|;↵↵12.",
                "- Item|;↵- [x",
                "Text|;↵| a | b |",
                "Text|;↵| a | b |↵|--",
                "Text↵| a | b |↵|---|---|↵| c|;",
            })
    void textWhoseMeaningDependsOnTheNextCharacterIsHeldBack(String shown, String held) {
        var text = shown.replace('↵', '\n').replace("|  ", "| ");
        int bar = text.lastIndexOf('|');
        var visible = text.substring(0, bar);
        var rest = text.substring(bar + 1) + (held == null ? "" : held.replace('↵', '\n'));
        var stream = streamed(visible + rest);
        assertEquals(visible.length(), stream.sentChars(), stream::snapshot);
    }

    @Test
    void shownWordsNeverDisappear() {
        var answers = new ArrayList<>(SampleAnswers.typical());
        answers.addAll(List.of(
                SampleAnswers.list(),
                SampleAnswers.nestedList(),
                SampleAnswers.table(),
                SampleAnswers.paragraph(),
                SampleAnswers.quote()));
        var random = new Random(SEED);
        for (var whole : answers) {
            var answer = whole.substring(0, Math.min(2_000, whole.length()));
            // Definitions and entities are markup that contains letters.
            if (answer.contains("]:") || answer.contains("&amp;")) {
                continue;
            }
            var stream = new BlockStream(markdown, "7");
            var shown = "";
            for (var delta : SampleAnswers.cut(answer, 9, random)) {
                add(stream, delta);
                var before = shown;
                var now = words(stream.snapshot());
                assertTrue(
                        now.startsWith(before),
                        () -> "seed " + SEED + ": shown before\n" + tail(before) + "\nand now\n" + tail(now));
                shown = now;
            }
        }
    }

    private BlockStream streamed(String answer) {
        return streamed(answer, 5, new Random(SEED));
    }

    private BlockStream streamed(String answer, int charsMax, Random random) {
        var stream = new BlockStream(markdown, "7");
        SampleAnswers.cut(answer, charsMax, random).forEach(delta -> add(stream, delta));
        return stream;
    }

    private static void add(BlockStream stream, String delta) {
        stream.append(delta);
        stream.nextPatch();
        stream.markSent();
    }

    private static String closed(BlockStream stream) {
        var html = stream.snapshot();
        return html.substring("<div id=\"closed-7\">".length(), html.indexOf("</div><div id=\"tail-7\">"));
    }

    private static String words(String html) {
        return html.replaceAll("<[^>]*>|&#?\\w+;", "").replaceAll("[^\\p{Alnum}]", "");
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 300));
    }
}
