package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.db.Engine;
import dev.parley.provider.FakeModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The whole application on PostgreSQL. With {@code -Dparley.engine=postgresql}, most other tests run on it, too. */
@EnabledIf("dev.parley.db.Engine#hasPostgres")
class PostgresServingTest {
    private static final FakeModel model = new FakeModel();
    private static TestServer server;
    private static Person ada;

    @BeforeAll
    static void start() {
        server = TestServer.on(Engine.POSTGRESQL)
                .set("PARLEY_DEMO", "on")
                .model(model)
                .start();
        ada = server.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aQuestionIsAnsweredAndFollowed() {
        model.script().thinks("Hm.").says("Forty").says("-two").counts(3, 2).finishes();
        var chat = ada.begins("How many?");
        assertTrue(ada.watches(chat).done().contains("Forty-two"));
        assertTrue(page(chat).contains("Forty-two") && page(chat).contains("How many?"));
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", "And now?")
                        .statusCode());
        assertTrue(ada.watches(chat).done().contains("A plain answer."));
        assertTrue(page(chat).contains("Forty-two"));
    }

    @Test
    void aStoppedAnswerIsContinuedAndAnotherOneGenerated() {
        model.script().says("One");
        var chat = ada.begins("Count");
        ada.watches(chat).until("One");
        assertEquals(200, ada.deletesByHtmx("/chat/" + chat + "/generate").statusCode());
        model.script().says(", two").finishes();
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/generate", "continue", "true").statusCode());
        assertTrue(ada.watches(chat).done().contains("One, two"));
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        assertTrue(ada.watches(chat).done().contains("2 of 2"));
    }

    @Test
    void aDeletedChatIsRestored() {
        var chat = ada.begins("Delete me");
        ada.watches(chat).done();
        assertEquals(200, ada.deletesByHtmx("/chat/" + chat).statusCode());
        assertEquals(404, ada.gets("/chat/" + chat).statusCode());
        assertEquals(303, ada.posts("/chat/" + chat, "restore", "true").statusCode());
        assertTrue(page(chat).contains("Delete me"));
    }

    @Test
    void aRestartInterruptsAnUnfinishedAnswerAndKeepsItsText() {
        model.script().says("Before the restart,");
        var chat = ada.begins("Tell me");
        ada.watches(chat).until("Before the restart,");
        server.restart();
        assertTrue(
                page(chat).contains("data-status=\"interrupted\"") && page(chat).contains("Before the restart,"));
    }

    @Test
    void anAnswerThatACrashHasCutOffIsInterruptedAtTheNextStart() {
        var chat = ada.begins("Tell me");
        ada.watches(chat).done();
        new Storage(server)
                .update("UPDATE messages SET status = 'streaming' WHERE chat_id = " + chat + " AND role = 'assistant'");
        assertTrue(
                page(chat).contains("data-status=\"interrupted\"") && page(chat).contains("A plain answer."));
    }

    @Test
    void anAnswerWithTextThatPostgresqlRefusesIsStored() {
        model.script().says("a\0b\uD83D").says("\uDE00 c\uD83D").finishes();
        var chat = ada.begins("Say it");
        var shown = "<p dir=\"auto\">a&#xfffd;b&#x1f600; c&#xfffd;</p>";
        assertTrue(ada.watches(chat).done().contains(shown));
        assertTrue(page(chat).contains(shown));
    }

    private static String page(long chat) {
        return ada.gets("/chat/" + chat).body();
    }
}
