package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.db.Engine;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignupPolicyTest {
    @Test
    void withClosedSignUpOnlyTheFirstAccountCanBeCreated() {
        try (var server = TestServer.configured("PARLEY_SIGNUP", "closed").start()) {
            server.signUp("ada");
            var second = server.visitor()
                    .posts(
                            "/signup",
                            "email",
                            "bob@example.org",
                            "password",
                            Person.PASSWORD,
                            "password_confirmation",
                            Person.PASSWORD);
            assertEquals(403, second.statusCode());
            assertTrue(second.body().contains("Sign-up is closed"));
            assertEquals(403, server.visitor().gets("/signup").statusCode());
        }
    }

    @Test
    void theFirstAccountIsTheAdmin() {
        try (var stored = Engine.current().create();
                var database = stored.open()) {
            var users = new UserStore(database, new Passwords(4), Clock.systemUTC());
            assertTrue(users.signUp("ada@example.org", "correct horse")
                    .orElseThrow()
                    .admin());
            assertFalse(users.signUp("bob@example.org", "correct horse")
                    .orElseThrow()
                    .admin());
        }
    }

    @Test
    void sessionTokensAndPasswordsAreStoredOnlyAsHashes() {
        try (var stored = Engine.current().create();
                var database = stored.open()) {
            var users = new UserStore(database, new Passwords(4), Clock.systemUTC());
            var ada = users.signUp("ada@example.org", "correct horse").orElseThrow();
            var token = new SessionStore(
                            database, Clock.systemUTC(), new SessionLimits(Duration.ofDays(14), Duration.ofDays(30)))
                    .start(ada, new SessionOrigin("127.0.0.1", "", LoginMethod.PASSWORD));
            var content = stored.content();
            assertFalse(content.contains(token) || content.contains("correct horse"));
            assertTrue(content.contains("$2a$"));
        }
    }
}
