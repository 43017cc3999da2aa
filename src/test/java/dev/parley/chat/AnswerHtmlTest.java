package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.parley.generation.Status;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.Markdown.Rendering;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswerHtmlTest {
    private static final Facts NO_FACTS = new Facts(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final AtomicLong nanos = new AtomicLong();
    private final AnswerHtml html = new AnswerHtml(new Markdown()::rendering, nanos::get);

    @Test
    void aFinishedAnswerIsRenderedOnce() {
        var answer = answer(1, Status.COMPLETE, "It is *salt*.");
        var first = html.of(answer);
        assertEquals("<p>It is <em>salt</em>.</p>\n", first.html());
        assertSame(first, html.of(answer));
    }

    @Test
    void anAnswerThatWasContinuedIsRenderedAnew() {
        html.of(answer(1, Status.INTERRUPTED, "It is"));
        assertEquals(
                "<p>It is salt.</p>\n",
                html.of(answer(1, Status.COMPLETE, "It is salt.")).html());
    }

    @Test
    void anAnswerThatCouldNotBeRenderedIsTriedAgain() {
        var tries = new AtomicLong();
        var failing = new AnswerHtml(
                text -> new Rendering(new Markdown().render(text), tries.incrementAndGet() > 1), nanos::get);
        var answer = answer(1, Status.COMPLETE, "It is salt.");
        for (int i = 0; i < 3; i++) failing.of(answer);
        assertEquals(2, tries.get(), "the second rendering is whole, and kept");
    }

    @Test
    void twoAnswersOfTheSameTextShareNothing() {
        var one = html.of(answer(1, Status.COMPLETE, "Yes."));
        assertNotSame(one, html.of(answer(2, Status.COMPLETE, "Yes.")));
    }

    @Test
    void anAnswerThatIsBeingWrittenIsNotKept() {
        var answer = answer(1, Status.STREAMING, "It");
        assertNotSame(html.of(answer), html.of(answer));
    }

    @Test
    void whatNobodyReadsIsForgotten() {
        var answer = answer(1, Status.COMPLETE, "A secret.");
        var first = html.of(answer);
        nanos.addAndGet(AnswerHtml.UNUSED_MAX.toNanos() - 1);
        assertSame(first, html.of(answer));
        nanos.addAndGet(AnswerHtml.UNUSED_MAX.toNanos() + 1);
        assertNotSame(first, html.of(answer));
    }

    private static Message answer(long id, Status status, String content) {
        return new Message(
                id,
                1,
                Optional.of(7L),
                Role.ASSISTANT,
                status,
                content,
                "",
                "fake",
                Optional.empty(),
                "",
                NO_FACTS,
                Instant.EPOCH);
    }
}
