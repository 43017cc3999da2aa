package dev.parley.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of the admin about usage and prices. The first user, ada, is the admin. */
class AdminUsageTest {
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
    void aPriceAppliesToTheNextAnswerAndTheLongestPatternCounts() {
        assertEquals(303, price("gp*", "1", "1"));
        assertEquals(303, price("gpt-4*", "0,5", "2.5"));
        assertEquals(303, ada.posts("/admin/prices", "currency", "eur").statusCode());
        answers(bob, "gpt-4-mini", 1_000_000, 200_000);
        var page = ada.gets("/admin/usage?of=cost").body();
        assertTrue(page.contains("Answers: 1, tokens: 1,200,000, cost: €1.00"), page);
        var prices = ada.gets("/admin/prices").body();
        assertTrue(prices.contains("€0.50") && prices.contains("€2.50"), prices);
        assertEquals(
                303,
                ada.posts("/admin/prices", "_method", "delete", "pattern", "gpt-4*")
                        .statusCode());
        answers(bob, "gpt-4-mini", 1_000_000, 0);
        assertEquals(2_000_000, new Storage(server).number("SELECT SUM(cost_micros) FROM usage"));
    }

    @Test
    void wellKnownPricesCountOnceAddedAndNotInsteadOfTheAdmins() {
        price("gpt-4o*", "9", "9");
        ada.posts("/admin/prices", "currency", "eur");
        assertTrue(ada.gets("/admin/prices").body().contains("but your currency is EUR"));
        assertEquals(303, ada.posts("/admin/prices", "known", "true").statusCode());
        assertEquals(303, ada.posts("/admin/prices", "known", "true").statusCode());
        answers(bob, "gpt-4o-mini", 1_000_000, 0);
        answers(bob, "claude-3-haiku-20240307", 1_000_000, 1_000_000);
        var storage = new Storage(server);
        assertEquals(9_000_000 + 1_500_000, storage.number("SELECT SUM(cost_micros) FROM usage"));
        assertEquals(0, storage.number("SELECT COUNT(*) FROM prices WHERE pattern LIKE 'gpt-4o-%'"));
    }

    @Test
    void wrongPricesAreRefusedAndStayInTheForm() {
        for (var wrong : new String[] {"", "-1", "x", "1,000"}) {
            assertEquals(422, price("m", wrong, "1"), wrong);
        }
        assertEquals(422, price("a*b", "1", "1"));
        assertEquals(422, price("", "1", "1"));
        assertEquals(422, ada.posts("/admin/prices", "currency", "XXX").statusCode());
        var refused = ada.posts("/admin/prices", "pattern", "<m>", "input_price", "x", "output_price", "7.5");
        assertTrue(
                refused.body().contains("value=\"&lt;m&gt;\"") && refused.body().contains("value=\"7.5\""),
                refused.body());
    }

    @Test
    void theMonthIsShownByDayModelUserAndGroup() {
        ada.posts("/admin/groups", "name", "Team");
        new Storage(server).updateWhileItRuns("UPDATE users SET group_id = 1 WHERE id = 2");
        for (int i = 0; i < 7; i++) {
            answers(bob, "model-" + i, 100 + i, 1);
        }
        answers(ada, "model-6", 50, 0);
        var page = ada.gets("/admin/usage?month=2026-11").body();
        for (var words : new String[] {
            "November 2026",
            "Other models",
            "bob@example.org",
            "Team",
            "<svg",
            "series-5",
            "Nov 30, 2026",
            "Answers: 8, tokens: 778"
        }) {
            assertTrue(page.contains(words), words + " in " + page);
        }
        var earlier = ada.gets("/admin/usage?month=2026-10").body();
        assertTrue(earlier.contains("Nothing was used in this month."), earlier);
        assertFalse(earlier.contains("bob@example.org"));
        for (var wrong : new String[] {"month=x", "month=2026-13", "of=x", "after=1", "after=a.b"}) {
            assertEquals(400, ada.gets("/admin/usage?" + wrong).statusCode(), wrong);
        }
    }

    @Test
    void usersArePaged() {
        new Storage(server).updateWhileItRuns("""
                        WITH RECURSIVE n (i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM n WHERE i < 159)
                        INSERT INTO users (id, email, password_hash, created_at)
                        SELECT i, 'user' || i || '@example.org', '', 0 FROM n;
                        INSERT INTO usage_months (user_id, month, answers, tokens, cost_micros, own_cost_micros)
                        SELECT id, 202611, 1, 5, 0, 0 FROM users WHERE id >= 100;
                        INSERT INTO usage (user_id, day, model, answers, prompt_tokens, completion_tokens, estimated_tokens, cost_micros, own_cost_micros)
                        SELECT id, 20787, 'm', 1, 5, 0, 0, 0, 0 FROM users WHERE id >= 100""");
        var first = ada.gets("/admin/usage").body();
        assertTrue(first.contains("user159@") && first.contains("user110@") && !first.contains("user109@"), first);
        var second = ada.gets("/admin/usage?after=5.110").body();
        assertTrue(second.contains("user109@") && second.contains("user100@") && !second.contains("user110@"), second);
    }

    @Test
    void theExportHasARowForEachUserDayAndModel() {
        answers(bob, "=cmd", 10, 2);
        var csv = ada.gets("/admin/usage.csv?month=2026-11");
        assertEquals(200, csv.statusCode());
        var lines = csv.body().split("\r\n", -1);
        assertTrue(lines[0].startsWith("day,user,group,model,answers,"), lines[0]);
        assertEquals("2026-11-30,bob@example.org,,'=cmd,1,10,2,0,0.000000,0.000000,USD", lines[1]);
        assertEquals(404, bob.gets("/admin/usage.csv").statusCode());
    }

    private int price(String pattern, String input, String output) {
        return ada.posts("/admin/prices", "pattern", pattern, "input_price", input, "output_price", output)
                .statusCode();
    }

    private void answers(Person person, String modelId, int prompt, int completion) {
        model.script().says("Done").counts(prompt, completion).finishes();
        var chat = Person.chatIn(person.posts("/chat", "message", "Hi", "model", modelId));
        person.watches(chat).done();
    }
}
