package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.RouteRow.Case;
import dev.parley.RouteRow.Target;
import dev.parley.provider.FakeModel;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A server with users and their chats, for the tests of {@link RouteTable}. */
final class RoutesFixture implements AutoCloseable {
    static final List<ClientType> BROWSER = List.of(ClientType.PAGE, ClientType.FRAGMENT);

    /** The first account. */
    private static final long ADMIN_ID = 1;

    /** The account that the admin changes. */
    private static final long DISABLED_ID = 4;

    /** Those that differ least are left to -Pfull. */
    static List<ClientType> clients() {
        return TestSize.IS_FULL ? List.of(ClientType.values()) : List.of(ClientType.PAGE);
    }

    static List<String> malformedIds() {
        return TestSize.IS_FULL ? Target.MALFORMED_IDS : Target.MALFORMED_IDS.subList(0, 2);
    }

    final TestServer server;
    final Storage storage;
    final Person admin;
    final Person ada;
    final Person bob;
    final Target adas;
    final Target adasDeleted;
    final Target bobs;
    final Target admins;

    RoutesFixture() {
        this("");
    }

    /** @param contextPath of the application, without a trailing slash */
    RoutesFixture(String contextPath) {
        // The clock is stopped, so no deleted chat is purged from the database between two checks.
        server = TestServer.configured("PARLEY_DEMO", "on")
                // Nothing listens there.
                .set("PARLEY_OIDC", "company")
                .set("PARLEY_OIDC_COMPANY_ISSUER", "http://127.0.0.1:9")
                .set("PARLEY_OIDC_COMPANY_CLIENT_ID", "parley")
                .model(new FakeModel())
                .clock(new MutableClock(Instant.parse("2026-01-01T12:00:00Z")))
                .below(contextPath)
                .start();
        storage = new Storage(server);
        // The first account is the admin's, which has no access to the chats of others either.
        admin = server.signUp("admin");
        ada = server.signUp("ada");
        bob = server.signUp("bob");
        adas = newChat(ada);
        adasDeleted = deletedChat();
        bobs = newChat(bob);
        assertEquals(303, ada.posts("/folders", "name", "Garden").statusCode());
        addFile();
        admins = newChat(admin);
        assertEquals(
                DISABLED_ID,
                storage.number("SELECT id FROM users WHERE email = '"
                        + server.signUp("carol").email() + "'"));
        assertEquals(303, admin.posts("/admin/groups", "name", "Team").statusCode());
        addConnections();
        addShare();
        addTokens();
    }

    /** A snapshot of ada's chat, with a file. */
    private void addShare() {
        storage.updateWhileItRuns(
                "INSERT INTO shares (id, user_id, chat_id, token, title, created_at) VALUES (900001, 2, " + adas.chat()
                        + ", '" + "A".repeat(43) + "', 'Hello', 0)");
        storage.updateWhileItRuns("""
                INSERT INTO share_messages (id, share_id, position, message_id, role, status, content, reasoning)
                VALUES (900001, 900001, 1, 1, 'user', 'complete', 'Hello', '')""");
        storage.updateWhileItRuns("INSERT INTO attachments (id, user_id, file_id, name, created_at)"
                + " SELECT 900001, user_id, 1, 'hi.txt', 4000000000000 FROM files WHERE id = 1");
        storage.updateWhileItRuns(
                "INSERT INTO share_files (share_id, number, position, attachment_id) VALUES (900001, 1, 1, 900001)");
    }

    private void addTokens() {
        for (var person : List.of(admin, ada, bob)) {
            person.createsToken();
            // The clock is stopped, so the first use is the only one that is noted.
            assertEquals(
                    200,
                    person.sends(person.withToken(person.request("/api/chats"))).statusCode());
        }
        addToken();
    }

    /** One of ada, which no program uses. */
    private void addToken() {
        storage.updateWhileItRuns("""
                INSERT INTO api_tokens (id, user_id, name, token_hash, ending, scopes, created_at)
                VALUES (1001, 2, 'Spare', ?, 'abcd', 'read', 0) ON CONFLICT DO NOTHING""", new byte[32]);
    }

    /** One of ada, and a shared one. They are turned off, so that no page asks their servers. */
    private void addConnections() {
        storage.updateWhileItRuns("""
                INSERT INTO connections (id, user_id, name, base_url, enabled, created_at)
                VALUES (1, 2, 'Lab', 'https://127.0.0.1:9/v1', 0, 0), (2, NULL, 'House', 'https://127.0.0.1:9/v1', 0, 0)
                ON CONFLICT DO NOTHING""");
    }

    /** Sends the request of a row and checks the expected response; a refused request must not change anything. */
    HttpResponse<String> assertRefused(RouteRow row, Case column, Person person, Target target, ClientType client) {
        var before = storage.everything();
        var response = send(row, person, target, client);
        var expected = row.expected().get(column);
        client.assertResponse(expected, response, row + " for " + target);
        if (List.of("login", "401", "404").contains(expected)) {
            assertEquals(before, storage.everything(), row + " changed something");
        }
        return response;
    }

    HttpResponse<String> send(RouteRow row, Person person, Target target, ClientType client) {
        var response = person.sends(row.request(person, target, client));
        if (row.method().equals("DELETE") && row.template().equals("/folders/{fid}") && response.statusCode() < 400) {
            // The other rows need the folder.
            ada.posts("/folders/1", "restore", "1");
        }
        if (row.method().equals("DELETE") && row.template().equals("/files/{fid}") && response.statusCode() < 400) {
            addFile();
        }
        if (row.template().equals("/settings/tokens/{tid}")) {
            addToken();
        }
        if (row.method().equals("DELETE") && row.template().contains("/connections/{cid}")) {
            addConnections();
        }
        if (row.method().equals("DELETE")
                && row.template().equals("/admin/groups/{gid}")
                && response.statusCode() < 400) {
            storage.updateWhileItRuns(
                    "INSERT INTO user_groups (id, name, created_at) VALUES (1, 'Team', 0) ON CONFLICT DO NOTHING");
        }
        return response;
    }

    /** An item of this person for the request: a new chat, if the path has one. */
    Target itemFor(RouteRow row, Person person) {
        if (row.has("{id}") || row.has("{pid}") || row.form().contains("{id}")) {
            return newChat(person);
        }
        return person.equals(admin) ? admins : adas;
    }

    Target newChat(Person person) {
        var chat = person.begins("Hello");
        person.watches(chat).done();
        var answer = storage.number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
        var question = storage.number("SELECT parent_id FROM messages WHERE id = " + answer);
        addPreset(chat);
        return new Target(Long.toString(chat), Long.toString(answer), Long.toString(question));
    }

    /** The preset has the id of the chat, and replaces the last one of its user, because names are unique. */
    void addPreset(long chat) {
        storage.updateWhileItRuns(
                "DELETE FROM presets WHERE id > 2 AND user_id = (SELECT user_id FROM chats WHERE id = " + chat + ")");
        storage.updateWhileItRuns("INSERT INTO presets (id, user_id, name) SELECT id, user_id, 'Preset ' || id"
                + " FROM chats WHERE id = " + chat);
    }

    /** Adds a file of ada that is not sent. */
    private void addFile() {
        var content = "Hi".getBytes(StandardCharsets.UTF_8);
        storage.updateWhileItRuns("""
                INSERT INTO files (id, user_id, hash, media_type, bytes, tokens, text, content, created_at)
                SELECT 1, id, ?, 'text/plain', 2, 1, 'Hi', ?, 0 FROM users WHERE email = ? ON CONFLICT DO NOTHING""", content, content, ada.email());
        storage.updateWhileItRuns("INSERT INTO attachments (id, user_id, file_id, name, created_at)"
                + " SELECT 1, user_id, 1, 'hi.txt', 4000000000000 FROM files WHERE id = 1 ON CONFLICT DO NOTHING");
    }

    Target deletedChat() {
        var chat = newChat(ada);
        assertEquals(200, ada.deletesByHtmx("/chat/" + chat.chat()).statusCode());
        return chat;
    }

    /** Waits until all answers, which are written in the background, are finished. */
    void finishAnswers() {
        var streaming = "SELECT COALESCE(MAX(chat_id), 0) FROM messages WHERE status = 'streaming'";
        for (long chat = storage.number(streaming); chat > 0; chat = storage.number(streaming)) {
            long owner = storage.number("SELECT user_id FROM chats WHERE id = " + chat);
            (owner == ADMIN_ID ? admin : ada).watches(chat).done();
        }
    }

    /** A user for whom the page exists. */
    Person user(RouteRow row) {
        return row.isAdministration() ? admin : ada;
    }

    @Override
    public void close() {
        server.close();
    }
}
