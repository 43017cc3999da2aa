package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BlockStreamTest {
    private static final long SEED = 20_261_122;

    private final Markdown markdown = new Markdown();

    @Test
    void aWatcherOfAllPiecesSeesWhatOneWhoJoinsNowIsGiven() {
        var random = new Random(SEED);
        for (var answer : Answers.all()) {
            var stream = new BlockStream(markdown, "7", Pieces::cost);
            var watcher = new Watcher(stream.snapshot());
            int charsMax = answer.length() > 4_000 ? 97 : 9;
            for (var delta : Answers.cut(answer, charsMax, random)) {
                watcher.apply(stream.append(delta));
                if (answer.length() < 4_000 || random.nextInt(40) == 0) {
                    assertEquals(
                            new Watcher(stream.snapshot()).toString(),
                            watcher.toString(),
                            () -> "seed " + SEED + ": " + answer);
                }
            }
            watcher.apply(stream.finish());
            assertEquals(new Watcher(stream.snapshot()).toString(), watcher.toString());
        }
    }

    @Test
    void theBlocksTogetherAreTheWholeAnswerRendered() {
        var random = new Random(SEED);
        var different = new ArrayList<String>();
        for (var answer : Answers.all()) {
            if (answer.contains("]:")) {
                // A definition may follow its use: that is settled by the final rendering. See the next test.
                continue;
            }
            var blocks = blocks(answer, answer.length() > 4_000 ? 97 : 9, random);
            if (!blocks.equals(markdown.render(answer.replace("\r\n", "\n").replace('\r', '\n'))
                    .html())) {
                different.add(
                        answer + "\n--- is streamed as\n" + blocks + "--- instead of\n" + markdown.render(answer));
            }
        }
        assertTrue(
                different.isEmpty(),
                () -> "seed " + SEED + ", " + different.size() + " differ:\n"
                        + different.stream()
                                .map(d -> d.substring(0, Math.min(600, d.length())))
                                .collect(Collectors.joining("\n=======\n")));
    }

    @Test
    void aDefinitionServesTheBlocksAfterIt() {
        var answer = "[ref]: https://example.org/ref\n\nUses [ref] and [text][ref].\n\nAnd [ref] again.\n";
        assertEquals(markdown.render(answer).html(), blocks(answer, 5, new Random(SEED)));
    }

    @Test
    void aCharacterCutInHalfIsShownWhenItIsWhole() {
        var stream = new BlockStream(markdown, "7", Pieces::cost);
        stream.append("a \uD83D");
        assertTrue(stream.snapshot().contains("a ") && !stream.snapshot().contains("\uFFFD"));
        stream.append("\uDE00 b");
        assertTrue(stream.snapshot().contains("a \uD83D\uDE00 b"));
    }

    @Test
    void anEmptyAnswerIsEmpty() {
        var stream = new BlockStream(markdown, "7", Pieces::cost);
        assertEquals(List.of(), stream.append(""));
        assertEquals(List.of(), stream.finish());
        assertEquals("<div id=\"closed-7\"></div><div id=\"tail-7\"></div>", stream.snapshot());
    }

    @Test
    void whatIsShownStaysShownAndKeepsUpWithTheAnswer() {
        var answers = new ArrayList<>(Answers.usual());
        answers.addAll(
                List.of(Answers.list(), Answers.nestedList(), Answers.table(), Answers.paragraph(), Answers.quote()));
        var random = new Random(SEED);
        for (var whole : answers) {
            var answer = whole.substring(0, Math.min(2_000, whole.length()));
            if (answer.contains("]:") || answer.contains("&amp;")) {
                // A definition and an entity are markup in letters.
                continue;
            }
            var stream = new BlockStream(markdown, "7", Pieces::cost);
            var watcher = new Watcher(stream.snapshot());
            var shown = "";
            for (var delta : Answers.cut(answer, 9, random)) {
                watcher.apply(stream.append(delta));
                var before = shown;
                shown = words(watcher.text());
                var now = shown;
                assertTrue(
                        now.startsWith(before),
                        () -> "seed " + SEED + ": shown was\n" + tail(before) + "\nand now is\n" + tail(now));
            }
            watcher.apply(stream.finish());
            assertTrue(words(watcher.text()).startsWith(shown));
        }
    }

    private static String words(String text) {
        return text.replaceAll("&#?\\w+;", "").replaceAll("[^\\p{Alnum}]", "");
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - 300));
    }

    private String blocks(String answer, int charsMax, Random random) {
        var stream = new BlockStream(markdown, "7", Pieces::cost);
        var pieces = new ArrayList<Piece>();
        Answers.cut(answer, charsMax, random).forEach(delta -> pieces.addAll(stream.append(delta)));
        pieces.addAll(stream.finish());
        return pieces.stream()
                .filter(Piece.Block.class::isInstance)
                .map(Piece::html)
                .collect(Collectors.joining());
    }
}
