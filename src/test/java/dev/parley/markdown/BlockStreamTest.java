package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
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
            var stream = new BlockStream(markdown, "7");
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

    private String blocks(String answer, int charsMax, Random random) {
        var stream = new BlockStream(markdown, "7");
        var pieces = new ArrayList<Piece>();
        Answers.cut(answer, charsMax, random).forEach(delta -> pieces.addAll(stream.append(delta)));
        pieces.addAll(stream.finish());
        return pieces.stream()
                .filter(Piece.Block.class::isInstance)
                .map(Piece::html)
                .collect(Collectors.joining());
    }
}
