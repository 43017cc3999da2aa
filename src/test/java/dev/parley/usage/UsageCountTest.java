package dev.parley.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.FinishReason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What answers have used is counted when they end. */
class UsageCountTest extends ServerFixture {
    @Test
    void everyAnswerIsCountedWithTheTokensThatTheServerReports() {
        model.script().says("One").counts(10, 2).finishes();
        model.script().says("Another").counts(12, 3).finishes();
        var chat = begins("fake");
        regenerates(chat);
        assertEquals("2 22 5 0", row("answers", "prompt_tokens", "completion_tokens", "estimated_tokens"));
        assertEquals("2 27", months());
        var page = ada.gets("/settings/usage").body();
        assertTrue(page.contains("Answers: 2, tokens: 27, cost: $0.00"), page);
    }

    @Test
    void tokensAreEstimatedIfTheServerReportsNone() {
        var chat = begins("fake");
        var estimated = number("SELECT estimated_tokens FROM usage");
        assertTrue(estimated > 5, "estimated: " + estimated);
        assertEquals(estimated, number("SELECT prompt_tokens + completion_tokens FROM usage"));
        assertTrue(ada.gets("/settings/usage").body().contains("Some token counts are estimates"));
        regenerates(chat);
        assertTrue(number("SELECT estimated_tokens FROM usage") > estimated);
    }

    @Test
    void aStoppedAnswerIsCountedOnce() {
        var answer = model.script().says("Some words");
        var chat = Person.chatIn(ada.posts("/chat", "message", "Hi", "model", "fake"));
        ada.watches(chat).until("Some words");
        ada.posts("/chat/" + chat + "/generate", "_method", "delete");
        ada.posts("/chat/" + chat + "/generate", "_method", "delete");
        answer.awaitClosed();
        assertEquals(1, number("SELECT answers FROM usage"));
        assertTrue(number("SELECT completion_tokens FROM usage") > 0);
    }

    @Test
    void onlyTheAddedPartOfAContinuedAnswerIsCounted() {
        var words = "A rather long beginning of an answer that is cut off. ".repeat(20);
        model.script().says(words).ends();
        var chat = begins("fake");
        long first = number("SELECT completion_tokens FROM usage");
        model.script().says("End.").finishes();
        ada.posts("/chat/" + chat + "/generate", "continue", "1");
        ada.watches(chat).done();
        assertEquals(2, number("SELECT answers FROM usage"));
        assertTrue(number("SELECT completion_tokens FROM usage") - first < 5);
    }

    @Test
    void aRefusedRequestHasUsedNothingAndATruncatedOneHas() {
        model.script().fails(ErrorKind.KEY_REFUSED, "No.");
        begins("fake");
        assertEquals(0, number("SELECT COUNT(*) FROM usage"));
        model.script().says("Cut").counts(5, 1).finishes(FinishReason.LENGTH);
        begins("fake");
        assertEquals(6, number("SELECT prompt_tokens + completion_tokens FROM usage"));
    }

    @Test
    void aSuggestedTitleIsCounted() {
        model.script().says("One").counts(10, 2).finishes();
        var chat = begins("fake");
        model.script().says("A title").counts(30, 4).finishes();
        assertEquals(200, ada.posts("/chat/" + chat + "/title").statusCode());
        assertEquals("2 40 6 0", row("answers", "prompt_tokens", "completion_tokens", "estimated_tokens"));
    }

    @Test
    void aCostIsComputedWhenTheAnswerEndsAndKeptWhenThePriceChanges() {
        prices("INSERT INTO prices VALUES ('fake', 2000000, 10000000), ('fa*', 1, 1), ('*', 1, 1)");
        model.script().says("One").counts(1_000_000, 200_000).finishes();
        begins("fake");
        assertEquals(4_000_000, number("SELECT cost_micros FROM usage"));
        prices("DELETE FROM prices WHERE pattern <> '*'");
        assertEquals(4_000_000, number("SELECT cost_micros FROM usage"));
        assertTrue(ada.gets("/settings/usage").body().contains("$4.00"));
    }

    @Test
    void usageIsKeptWhenTheChatIsDeletedAndWithoutTheUserWhenTheAccountIs() {
        model.script().says("One").counts(10, 2).finishes();
        var chat = begins("fake");
        ada.posts("/chat/" + chat, "_method", "delete");
        assertEquals(12, number("SELECT prompt_tokens + completion_tokens FROM usage"));
        // The rest of a deletion runs in the background.
        new Storage(server).update("UPDATE users SET disabled_at = 1, deleted_at = 1");
        Await.until(() -> number("SELECT COUNT(*) FROM users") == 0);
        assertEquals(12, number("SELECT prompt_tokens + completion_tokens FROM usage WHERE user_id IS NULL"));
        assertEquals(12, number("SELECT tokens FROM usage_months WHERE user_id IS NULL"));
    }

    @Test
    void anAnswerWithAnOwnKeyIsPaidByTheUser() {
        prices("INSERT INTO prices VALUES ('*', 1000000, 1000000)");
        ada.posts("/settings/connections/0/key", "api_key", "sk-12345678", "current_password", Person.PASSWORD);
        model.script().says("One").counts(500_000, 500_000).finishes();
        begins("fake");
        assertEquals(0, number("SELECT cost_micros FROM usage"));
        assertEquals(1_000_000, number("SELECT own_cost_micros FROM usage"));
        assertTrue(ada.gets("/settings/usage").body().contains("With your own API key: $1.00"));
    }

    private long begins(String modelId) {
        var chat = Person.chatIn(ada.posts("/chat", "message", "Hi", "model", modelId));
        ada.watches(chat).done();
        return chat;
    }

    private void regenerates(long chat) {
        assertEquals(303, ada.posts("/chat/" + chat + "/generate").statusCode());
        ada.watches(chat).done();
    }

    /** Prices are read when the server starts. */
    private void prices(String sql) {
        new Storage(server).update(sql);
    }

    private String row(String... columns) {
        return String.join(
                " ",
                Arrays.stream(columns)
                        .map(column -> Long.toString(number("SELECT " + column + " FROM usage")))
                        .toList());
    }

    private String months() {
        return number("SELECT answers FROM usage_months") + " " + number("SELECT tokens FROM usage_months");
    }

    private long number(String sql) {
        return new Storage(server).number(sql);
    }
}
