package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Neither Parley nor its HTTP client logs, at any level, a key, a password or what was asked and answered. */
class PrivateLogsTest {
    private static final String KEY = "sk-private-0123456789";

    @Test
    void neitherQuestionsNorAnswersNorKeysAreLogged() {
        try (var log = new LogCapture();
                var clientLog = new LogCapture("org.apache.hc.client5");
                var provider = new FakeOpenAi();
                var server = TestServer.with(provider.baseUrl())) {
            provider.answers(Script.answer("Marmalade is a secret", " of the house."));
            var ada = server.signUp("ada");
            assertEquals(
                    303,
                    ada.posts("/settings/connections/0/key", "api_key", KEY, "current_password", Person.PASSWORD)
                            .statusCode());
            var chat =
                    Person.chatIn(ada.posts("/chat", "message", "Where is the marmalade hidden?", "model", "fake-1"));
            ada.watches(chat).done();
            assertEquals(
                    422,
                    ada.posts("/login", "email", "ada@example.org", "password", "a wrong guess")
                            .statusCode());
            server.stop();

            assertFalse(clientLog.linesWith("org.apache.hc.client5").isEmpty(), "nothing is logged at DEBUG");
            for (var text : List.of(KEY, "armalade", Person.PASSWORD, "a wrong guess")) {
                assertEquals(List.of(), log.linesWith(text), text);
                assertEquals(List.of(), clientLog.linesWith(text), text);
            }
        }
    }
}
