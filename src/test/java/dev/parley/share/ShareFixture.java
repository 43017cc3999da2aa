package dev.parley.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A server with the people who share chats and read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShareFixture {
    protected final MutableClock clock = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));
    protected final FakeModel model = new FakeModel();
    protected final TestServer server =
            TestServer.configured("PARLEY_DEMO", "on").model(model).clock(clock);
    protected Storage storage;
    protected Person admin;
    protected Person ada;
    protected Person bob;
    protected Person visitor;

    @BeforeAll
    void start() {
        server.start();
        storage = new Storage(server);
        admin = server.signUp("admin");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        visitor = server.visitor();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    protected void assertGone(String link) {
        var response = visitor.gets(link);
        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("It may have expired or been revoked."), response.body());
        assertEquals("no-store", response.headers().firstValue("Cache-Control").orElse(""));
    }

    protected String share(long chat, String... fields) {
        return share(ada, chat, fields);
    }

    /** The path of a new link. */
    protected String share(Person person, long chat, String... fields) {
        HttpResponse<String> response = person.posts("/chat/" + chat + "/share", fields);
        assertEquals(303, response.statusCode(), response.body());
        var page = person.gets(Person.location(response)).body();
        assertTrue(page.contains("Link created."), page);
        return "/share/" + page.replaceFirst("(?s).*?/share/([A-Za-z0-9_-]{43})\".*", "$1");
    }

    protected long begins(String question) {
        return begins(ada, question);
    }

    protected long begins(Person person, String question) {
        var chat = person.begins(question);
        person.watches(chat).done();
        return chat;
    }

    protected long leaf(long chat) {
        return storage.number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
    }
}
