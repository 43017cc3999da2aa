package dev.parley.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Monthly limits of users and groups. The first user, ada, is the admin. */
class MonthlyLimitsTest {
    private final FakeModel model = new FakeModel();
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-30T12:00:00Z"));
    private TestServer server;
    private Person ada;
    private Person bob;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .model(model)
                .clock(clock)
                .start();
        ada = server.signUp("ada");
        bob = server.signUp("bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aQuestionAboveTheLimitIsRefusedInWordsUntilTheNextMonth() {
        saves("/admin/limits", "tokens_max", "1 000");
        answers(bob, 990);
        answers(bob, 10);
        var refused = asks(bob);
        assertEquals(429, refused.statusCode());
        for (var words : new String[] {
            "You have reached your limit of 1,000 tokens",
            "1 December 2026 (UTC)",
            "ask your administrator",
            ">Typed</textarea>"
        }) {
            assertTrue(refused.body().contains(words), words + " in " + refused.body());
        }
        assertEquals("43200", refused.headers().firstValue("Retry-After").orElse(""));
        var fragment = bob.postsByHtmx("/chat", "message", "Typed", "model", "fake");
        assertEquals(429, fragment.statusCode());
        assertTrue(fragment.body().contains("1,000 tokens"), fragment.body());
        assertEquals(2, model.requests().size());
        clock.advance(Duration.ofHours(12));
        answers(bob, 5);
    }

    @Test
    void everyWayToAskAModelIsRefusedButTheDemoAnswers() {
        saves("/admin/limits", "tokens_max", "10");
        var chat = answers(bob, 10);
        for (var path : new String[] {"/message/add", "/generate", "/title"}) {
            var refused = bob.posts("/chat/" + chat + path, "message", "Hi");
            assertEquals(429, refused.statusCode(), path);
            assertTrue(refused.body().contains("limit of 10 tokens"), refused.body());
        }
        var edited = bob.posts("/chat/" + chat + "/message/1", "message", "Edited");
        assertEquals(429, edited.statusCode());
        assertEquals(303, bob.posts("/chat", "message", "Hi", "model", "demo").statusCode());
    }

    @Test
    void aLimitOfAUserReplacesTheDefault() {
        saves("/admin/limits", "tokens_max", "10");
        saves("/admin/users/2/limit", "tokens_max", "");
        answers(bob, 10);
        answers(bob, 10);
        saves("/admin/users/2/limit", "_method", "delete");
        assertEquals(429, asks(bob).statusCode());
        answers(ada, 9);
        assertEquals(303, asks(ada).statusCode());
    }

    @Test
    void aLimitOfAGroupIsForAllItsMembers() {
        saves("/admin/groups", "name", "Team", "tokens_max", "20");
        new Storage(server).updateWhileItRuns("UPDATE users SET group_id = 1");
        answers(ada, 12);
        answers(bob, 8);
        var refused = asks(bob);
        assertEquals(429, refused.statusCode());
        assertTrue(refused.body().contains("Your group has reached its limit of 20 tokens"), refused.body());
        assertTrue(bob.gets("/settings/usage").body().contains("Limit of the group Team"));
        saves("/admin/groups/1", "_method", "delete");
        answers(bob, 1);
    }

    @Test
    void answersThatAreBeingWrittenCountAsMuchAsTheAverageOne() {
        saves("/admin/limits", "tokens_max", "25");
        answers(bob, 10);
        model.script();
        model.script();
        var three = bob.posts("/chat", "message", "?", "model", "a", "with:b", "on", "with:c", "on");
        assertEquals(429, three.statusCode(), "there is room for two");
        assertEquals(303, asks(bob).statusCode());
        assertEquals(303, asks(bob).statusCode());
        assertEquals(429, asks(bob).statusCode(), "10 are used, and two more answers are being written");
    }

    @Test
    void aLimitInMoneyDoesNotIncludeOwnKeysUnlessTheAdminSaysSo() {
        new Storage(server).update("INSERT INTO prices VALUES ('*', 1000000, 1000000)");
        saves("/admin/limits", "money_max", "0,50");
        answers(bob, 600_000);
        var refused = asks(bob);
        assertEquals(429, refused.statusCode());
        assertTrue(refused.body().contains("limit of 0.50 USD"), refused.body());
        bob.posts("/settings/connections/0/key", "api_key", "sk-12345678", "current_password", Person.PASSWORD);
        answers(bob, 600_000);
        saves("/admin/limits", "money_max", "0.50", "own_keys", "true");
        assertEquals(429, asks(bob).statusCode());
    }

    @Test
    void theUserIsWarnedFromFourFifthsOn() {
        saves("/admin/limits", "tokens_max", "100");
        answers(bob, 80);
        assertFalse(bob.gets("/settings/usage").body().contains("More than 80%"));
        answers(bob, 1);
        var page = bob.gets("/settings/usage").body();
        assertTrue(page.contains("More than 80%") && page.contains("81 of 100 tokens"), page);
    }

    @Test
    void wrongLimitsAreRefusedAndStayInTheForm() {
        for (var wrong : new String[] {"-1", "ten", "1.5", "9999999999999999"}) {
            var refused = ada.posts("/admin/limits", "tokens_max", wrong);
            assertEquals(422, refused.statusCode(), wrong);
            assertTrue(refused.body().contains("value=\"" + wrong + "\""), refused.body());
        }
        for (var wrong : new String[] {"-1", "1e3", "1,000", "0.1234567", "99999999999"}) {
            assertEquals(422, ada.posts("/admin/limits", "money_max", wrong).statusCode(), wrong);
        }
        saves("/admin/limits", "tokens_max", "1.000.000", "money_max", "0,125");
        var page = ada.gets("/admin/limits").body();
        assertTrue(page.contains("value=\"1,000,000\"") && page.contains("value=\"0.125\""), page);
        var german = ada.gets("/admin/limits", "Accept-Language", "de").body();
        assertTrue(german.contains("value=\"1.000.000\"") && german.contains("value=\"0,125\""), german);
    }

    @Test
    void aGroupHasANameOfItsOwn() {
        saves("/admin/groups", "name", "Team");
        assertEquals(422, ada.posts("/admin/groups", "name", "Team").statusCode());
        assertEquals(422, ada.posts("/admin/groups", "name", " ").statusCode());
        assertEquals(422, ada.posts("/admin/groups", "name", "x".repeat(81)).statusCode());
        saves("/admin/groups/1", "name", "Staff", "money_max", "20");
        var page = ada.gets("/admin/groups").body();
        assertTrue(page.contains("Staff") && page.contains("$20.00"), page);
    }

    private void saves(String path, String... fields) {
        var saved = ada.posts(path, fields);
        assertEquals(303, saved.statusCode(), saved.body());
    }

    private long answers(Person person, int tokens) {
        model.script().says("Done").counts(tokens, 0).finishes();
        var chat = Person.chatIn(asks(person));
        person.watches(chat).done();
        return chat;
    }

    private static HttpResponse<String> asks(Person person) {
        return person.posts("/chat", "message", "Typed", "model", "fake");
    }
}
