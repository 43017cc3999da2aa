package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.provider.FakeModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The number of SQL statements per request, which must not depend on the amount of data. */
class StatementsPerPageTest {
    /** The requests and their statement limits, including those for the session and the transaction. */
    enum Request {
        UP(1),
        LOGIN(26),
        // Three for the sidebar: the folders, the pinned chats, and the others; one for the connections.
        NEW_CHAT(8),
        CHAT(7),
        FINISHED_ANSWER(5),
        // One for the monthly limits of the user and of the group.
        ADD_MESSAGE(16),
        ADD_MESSAGE_BY_HTMX(18);

        private final int statementsMax;

        Request(int statementsMax) {
            this.statementsMax = statementsMax;
        }
    }

    private static final TestServer server = TestServer.with(new FakeModel());
    private static final SqlCapture sql = new SqlCapture(server);
    private static final Person ada = server.signUp("ada");
    private static final Person bob = server.signUp("bob");
    /** A chat of 50 messages, with 300 other chats. */
    private static final long longChat = begins(ada);
    /** A chat of 2 messages, with 3 other chats. */
    private static final long shortChat = begins(bob);

    static {
        var storage = new Storage(server);
        storage.lengthen(longChat, 50);
        storage.addChats(ada, 300, 0);
        storage.addChats(bob, 3, 0);
    }

    @AfterAll
    static void stop() {
        sql.close();
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestStaysWithinItsStatementLimitWhateverTheAmountOfData(Request request) {
        var little = statements(request, bob, shortChat);
        var much = statements(request, ada, longChat);
        var message = "%s takes %d statements; the budget is %d".formatted(request, much.size(), request.statementsMax);
        System.out.println(message);
        assertFalse(much.isEmpty(), "no SQL was captured");
        assertTrue(much.size() <= request.statementsMax, () -> message + ":\n  " + String.join("\n  ", much));
        assertEquals(little, much, "50 messages and 300 chats must take the same statements as 2 and 3");
    }

    private static List<String> statements(Request request, Person person, long chat) {
        // Send it once before, to fill the caches.
        send(request, person, chat);
        person.watches(chat).done();
        sql.take();
        send(request, person, chat);
        var statements = new ArrayList<>(sql.take());
        // Kept in memory, but only for some seconds.
        statements.removeIf(statement -> statement.contains("FROM installation_settings"));
        person.watches(chat).done();
        return statements;
    }

    private static void send(Request request, Person person, long chat) {
        var add = "/chat/" + chat + "/message/add";
        switch (request) {
            case UP -> assertEquals(200, server.visitor().gets("/up").statusCode());
            case LOGIN ->
                assertEquals(
                        303,
                        server.visitor()
                                .posts("/login", "email", person.email(), "password", Person.PASSWORD)
                                .statusCode());
            case NEW_CHAT -> assertEquals(200, person.gets("/chat").statusCode());
            case CHAT -> assertEquals(200, person.gets("/chat/" + chat).statusCode());
            case FINISHED_ANSWER -> person.watches(chat).done();
            case ADD_MESSAGE ->
                assertEquals(303, person.posts(add, "message", "And?").statusCode());
            case ADD_MESSAGE_BY_HTMX ->
                assertEquals(200, person.postsByHtmx(add, "message", "And?").statusCode());
        }
    }

    private static long begins(Person person) {
        var chat = person.begins("Hello?");
        person.watches(chat).done();
        return chat;
    }
}
