package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ServerFixture;
import dev.parley.provider.ErrorKind;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** An incomplete answer can be continued in place. */
class ContinueTest extends ServerFixture {
    private static final String BUTTON = "name=\"continue\"";

    @Test
    void anInterruptedAnswerIsContinuedWhereItEnded() {
        model.script().thinks("Hm.").says("Before the restart,");
        var chat = ada.begins("Tell me");
        ada.watches(chat).until("Before the restart,");
        server.restart();
        assertTrue(
                page(chat).contains("data-status=\"interrupted\"") && page(chat).contains(BUTTON), page(chat));

        var rest = model.script().says(" and after");
        assertEquals(303, goesOn(chat).statusCode());
        try (var live = ada.watches(chat)) {
            live.until("and after");
            rest.says(" it.").finishes();
            var done = live.done();
            assertTrue(done.contains("<p dir=\"auto\">Before the restart, and after it.</p>"), done);
            assertTrue(done.contains("Hm."), "what it thought is kept: " + done);
        }
        assertFalse(page(chat).contains("1 of 2"), "the same answer is continued");
        var asked = model.requests().get(1);
        assertEquals("Before the restart,", asked.partial());
        assertEquals(model.requests().get(0).messages(), asked.messages());
    }

    @Test
    void aStoppedAnswerCanBeContinuedAndStoppedAgain() {
        model.script().says("One");
        var chat = ada.begins("Count");
        ada.watches(chat).until("One");
        ada.deletesByHtmx("/chat/" + chat + "/generate");
        model.script().says(", two");
        goesOn(chat);
        ada.watches(chat).until("two");
        ada.deletesByHtmx("/chat/" + chat + "/generate");
        assertTrue(page(chat).contains("One, two") && page(chat).contains("data-status=\"stopped\""));
    }

    @Test
    void aFailureWhileContinuingKeepsTheText() {
        model.script().says("So far").fails(ErrorKind.SERVER_ERROR, "");
        var chat = ada.begins("Tell me");
        ada.watches(chat).done();
        model.script().fails(ErrorKind.UNREACHABLE, "");
        goesOn(chat);
        var done = ada.watches(chat).done();
        assertTrue(done.contains("So far") && done.contains("reach the model server") && done.contains(BUTTON), done);
    }

    @Test
    void aCrashWhileContinuingKeepsTheText() {
        model.script().says("One").ends();
        var chat = ada.begins("Count");
        ada.watches(chat).done();
        model.script().says(", two");
        goesOn(chat);
        ada.watches(chat).until("two");
        server.restart();
        assertTrue(page(chat).contains("One, two") && page(chat).contains("data-status=\"interrupted\""));
    }

    @Test
    void aRepeatedContinueRequestCallsTheModelOnce() {
        model.script().says("One").ends();
        var chat = ada.begins("Count");
        ada.watches(chat).done();
        var rest = model.script().says(", two");
        goesOn(chat);
        assertEquals(303, goesOn(chat).statusCode(), "while it is being written");
        rest.says(".").finishes();
        ada.watches(chat).done();
        assertEquals(303, goesOn(chat).statusCode(), "when it is complete");
        assertEquals(2, model.requests().size());
        assertTrue(page(chat).contains("One, two."));
    }

    @Test
    void aCompleteOrEmptyAnswerCannotBeContinued() {
        model.script().says("Whole.").finishes();
        var chat = ada.begins("Hi");
        assertFalse(ada.watches(chat).done().contains(BUTTON));
        model.script().fails(ErrorKind.UNREACHABLE, "");
        var failed = ada.begins("Hi");
        assertFalse(ada.watches(failed).done().contains(BUTTON));
        var refused = goesOn(failed);
        assertEquals(409, refused.statusCode());
        assertTrue(refused.body().contains("can’t be continued"), refused.body());
    }

    @Test
    void anAnswerFollowedByAQuestionCannotBeContinued() {
        model.script().says("One").ends();
        var chat = ada.begins("Count");
        ada.watches(chat).done();
        var answer = page(chat).replaceFirst("(?s).*/generate\\?message=(\\d+)\".*", "$1");
        ada.posts("/chat/" + chat + "/message/add", "message", "Never mind");
        ada.watches(chat).done();
        var refused = ada.posts("/chat/" + chat + "/generate?message=" + answer, "continue", "true");
        assertEquals(409, refused.statusCode());
    }

    private HttpResponse<String> goesOn(long chat) {
        return ada.posts("/chat/" + chat + "/generate", "continue", "true");
    }

    private String page(long chat) {
        return ada.gets("/chat/" + chat).body();
    }
}
