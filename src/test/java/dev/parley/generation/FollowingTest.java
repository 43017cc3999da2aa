package dev.parley.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestSize;
import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.SampleAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A follower that reconnects sees the same as one that stayed: no gaps and no duplicates, wherever it was cut off. */
class FollowingTest {
    private static final long SEED = 20_261_122;
    private static final int SHORT_CHARS = 400;
    /** The number of reconnected pages that are still compared, so that the time is not quadratic in the length. */
    private static final int PAGES_MAX = 3;

    private final Markdown markdown = new Markdown();
    private final Random random = new Random(SEED);

    @Test
    @Tag(TestSize.FULL)
    void aReconnectingFollowerSeesTheSameAsOneThatStayed() {
        for (var answer : SampleAnswers.some()) {
            if (answer.length() <= SHORT_CHARS) {
                follow(answer, 9, 1);
            } else if (answer.length() < 6_000) {
                follow(answer, 60, 7);
            } else {
                follow(answer, answer.length() / 30, 7);
            }
        }
    }

    @Test
    @Tag(TestSize.FULL)
    void aReconnectingFollowerOfALongAnswerSeesTheSame() {
        for (var answer : List.of(
                SampleAnswers.essay(), SampleAnswers.list(), SampleAnswers.table(), SampleAnswers.nestedList())) {
            follow(answer.substring(0, TestSize.of(3_500, 7_000)), 24, 61);
        }
    }

    @Test
    void aReconnectingFollowerSeesTheSameWhileBlocksAreHeldBack() {
        follow("a\n\n".repeat(40), 2, 1);
        follow("# a\n- b\n".repeat(60), 2, 1);
    }

    @Test
    void reasoningCutInsideACharacterOrLineEndIsShownCompletely() {
        var answering = new Answering(markdown);
        var page = new LivePage();
        for (var thought : List.of("a\r", "\nb \uD83D", "\uDE00 c")) {
            answering.frame(new Delta("", thought)).forEach(page::apply);
        }
        assertTrue(page.toString().contains(">a\nb &#x1f600; c<"), page::toString);
    }

    /** Some followers join in the middle of the answer, and some lose frames; all must end with the same page. */
    private void follow(String answer, int charsMax, int everyEvents) {
        var answering = new Answering(markdown);
        var stayed = new LivePage().apply(answering.snapshot());
        var cameBack = new ArrayList<LivePage>();
        var left = new ArrayList<LivePage>(List.of(new LivePage().apply(answering.snapshot())));
        int events = 0;
        for (var delta : Answering.unevenly(answer, charsMax, random)) {
            for (var event : answering.frame(delta)) {
                stayed.apply(event);
                cameBack.forEach(page -> page.apply(event));
                events++;
            }
            if (events % everyEvents == 0) {
                cameBack.add(new LivePage().apply(answering.snapshot()));
                left.forEach(page -> cameBack.add(page.apply(answering.snapshot())));
                left.clear();
                while (cameBack.size() > PAGES_MAX && answer.length() > SHORT_CHARS) {
                    left.add(cameBack.remove(0));
                }
                while (left.size() > PAGES_MAX) {
                    left.remove(0);
                }
                assertSame(stayed, cameBack, answer);
            }
        }
        left.forEach(page -> cameBack.add(page.apply(answering.snapshot())));
        assertSame(stayed, cameBack, answer);
    }

    private static void assertSame(LivePage stayed, List<LivePage> cameBack, String answer) {
        var expected = stayed.toString();
        for (var page : cameBack) {
            assertEquals(expected, page.toString(), () -> "seed " + SEED + ": " + start(answer));
        }
    }

    private static String start(String answer) {
        return answer.substring(0, Math.min(300, answer.length()));
    }
}
