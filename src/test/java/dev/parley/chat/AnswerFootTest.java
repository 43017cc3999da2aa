package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ServerFixture;
import org.junit.jupiter.api.Test;

/** The row below an answer: its source text and its statistics. */
class AnswerFootTest extends ServerFixture {
    @Test
    void theFootShowsTheStatisticsOfTheAnswer() {
        model.script().says("Forty-two.").counts(1_234, 5).finishes();
        var done = ada.watches(ada.begins("Six times seven?")).done();
        assertTrue(done.contains("Model: fake"), done);
        assertTrue(done.matches("(?s).*Time to first token: \\d+\\.\\d s.*Total time: \\d+\\.\\d s.*"), done);
        assertTrue(done.contains("Tokens: 1,234 in, 5 out"), done);
        assertTrue(done.contains("Finish reason: stop"), done);
    }

    @Test
    void unknownStatisticsAreLeftOut() {
        model.script().says("Forty").ends();
        var done = ada.watches(ada.begins("Six times seven?")).done();
        assertTrue(done.contains("Total time") && !done.contains("Tokens:") && !done.contains("reason:"), done);
    }

    @Test
    void theSourceTextOfAMessageCanBeDownloaded() {
        model.script().says("It is **forty**-two & <so> on.").finishes();
        var chat = ada.begins("Six times seven?");
        var done = ada.watches(chat).done();
        var path = done.replaceFirst("(?s).*href=\"(/chat/\\d+/message/\\d+)\".*", "$1");
        var text = ada.gets(path);
        assertEquals("It is **forty**-two & <so> on.", text.body());
        assertEquals(
                "text/plain;charset=UTF-8",
                text.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .replace(" ", "")
                        .replace("utf-8", "UTF-8"));
        assertEquals(404, server.signUp("bob").gets(path).statusCode());
    }
}
