package dev.parley.markdown;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What it costs to watch an answer that arrives in deltas of 4 characters, of which 3 make a frame. */
class BlockStreamCostTest {
    private static final int FRAME_CHARS = 12;

    private final Markdown markdown = new Markdown();

    @Test
    void watchingCostsAtMostFourTimesTheBytesOfTheAnswer() {
        answers().forEach((name, answer) -> {
            var cost = cost(answer);
            System.out.printf(
                    "%-16s %7d bytes, sent %.2f times (%.2f with addresses) in %d pieces, parsed %.2f times%n",
                    name, cost.answerBytes, cost.htmlRatio(), cost.bytesRatio(), cost.pieces, cost.parsedRatio());
            assertTrue(cost.bytesRatio() <= 4, () -> name + " " + cost);
        });
    }

    @Test
    void theParserSeesEachCharacterAFewTimesHoweverLongTheAnswerIs() {
        answers()
                .forEach(
                        (name, answer) -> assertTrue(cost(answer).parsedRatio() <= 5, () -> name + " " + cost(answer)));
    }

    @Test
    void noAnswerCostsMuchMoreHoweverHostileItIs() {
        for (var answer : Answers.all()) {
            var cost = cost(answer);
            // What is free lets a short answer be shown at once.
            assertTrue(cost.sentBytes <= 4 * cost.answerBytes + 2_048, () -> cost + " for " + answer);
            assertTrue(cost.parsedChars <= 8 * cost.chars + 2_048, () -> cost + " for " + answer);
        }
    }

    private record Cost(long answerBytes, long htmlBytes, long sentBytes, long pieces, long parsedChars, long chars) {
        double htmlRatio() {
            return (double) htmlBytes / answerBytes;
        }

        /** With what it takes to say where a graft belongs. */
        double bytesRatio() {
            return (double) sentBytes / answerBytes;
        }

        double parsedRatio() {
            return (double) parsedChars / chars;
        }
    }

    private Cost cost(String answer) {
        var stream = new BlockStream(markdown, "7", Pieces::cost);
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < answer.length(); i += FRAME_CHARS) {
            pieces.addAll(stream.append(answer.substring(i, Math.min(answer.length(), i + FRAME_CHARS))));
        }
        pieces.addAll(stream.finish());
        long html = pieces.stream().mapToLong(piece -> bytes(piece.html())).sum();
        long blocks = pieces.stream()
                .filter(Piece.Block.class::isInstance)
                .mapToLong(piece -> bytes(piece.html()))
                .sum();
        return new Cost(
                bytes(markdown.render(answer).html()),
                html,
                Pieces.cost(pieces) + blocks,
                pieces.size(),
                stream.charsParsed(),
                answer.length());
    }

    private static long bytes(String html) {
        return html.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Map<String, String> answers() {
        var answers = new TreeMap<String, String>();
        answers.put("essay", Answers.essay());
        answers.put("fence", Answers.fence());
        answers.put("list", Answers.list());
        answers.put("short list", Answers.shortList());
        answers.put("nested list", Answers.nestedList());
        answers.put("table", Answers.table());
        answers.put("paragraph", Answers.paragraph());
        answers.put("plain paragraph", Answers.plainParagraph());
        answers.put("quote", Answers.quote());
        return answers;
    }
}
