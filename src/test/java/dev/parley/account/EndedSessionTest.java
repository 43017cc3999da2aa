package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happens to the event stream of an answer when its session ends. */
class EndedSessionTest extends ServerFixture {
    /** The ways in which a session ends while a stream is open. */
    enum End {
        LOGOUT,
        ENDED_ELSEWHERE,
        NEW_PASSWORD,
        ACCOUNT_DISABLED,
        EXPIRED
    }

    @ParameterizedTest
    @EnumSource
    void theStreamEndsButTheAnswerIsWrittenOn(End end) {
        var phone = server.visitor();
        phone.posts("/login", "email", ada.email(), "password", Person.PASSWORD);
        var answer = model.script().says("Before");
        long chat = ada.begins("Hello?");
        try (var stream = phone.watches(chat)) {
            stream.until("Before");
            end(end, phone);
            assertEquals(
                    List.of(), stream.rest(), "no event tells the browser to stop, so it reconnects and is refused");
            assertEquals(401, refused(phone, chat));
            answer.says(" and after.").finishes();
            Await.until(() -> stored().equals("Before and after."));
        }
    }

    private String stored() {
        return new Storage(server).text("SELECT content FROM messages WHERE role = 'assistant'");
    }

    @Test
    void theBrowserThatChangesThePasswordCanReconnectWithItsNewToken() {
        var answer = model.script().says("Before");
        long chat = ada.begins("Hello?");
        try (var stream = ada.watches(chat)) {
            stream.until("Before");
            changePassword(ada);
            stream.rest();
        }
        answer.says(" and after.").finishes();
        assertTrue(ada.watches(chat).done().contains("Before and after."));
    }

    private void end(End end, Person phone) {
        var storage = new Storage(server);
        switch (end) {
            case LOGOUT -> phone.posts("/logout");
            case ENDED_ELSEWHERE -> ada.posts("/settings/security/sessions", "others", "1");
            case NEW_PASSWORD -> changePassword(ada);
            case ACCOUNT_DISABLED -> storage.updateWhileItRuns("UPDATE users SET disabled_at = 1");
            case EXPIRED -> storage.updateWhileItRuns("UPDATE sessions SET last_seen_at = 1");
        }
    }

    private static void changePassword(Person person) {
        var response = person.posts(
                "/settings/security/password",
                "current_password",
                Person.PASSWORD,
                "password",
                "a much better password",
                "password_confirmation",
                "a much better password");
        assertEquals(303, response.statusCode(), response.body());
    }

    private static int refused(Person person, long chat) {
        return person.gets("/chat/" + chat + "/generate", "Accept", "text/event-stream")
                .statusCode();
    }
}
