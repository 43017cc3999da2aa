package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.db.Database;
import dev.parley.db.MigratedFile;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void theFirstAccountIsTheAdmin(@TempDir Path folder) {
        MigratedFile.copyTo(folder.resolve("parley.db"));
        try (var database = Database.open("jdbc:sqlite:" + folder.resolve("parley.db"))) {
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
    void sessionTokensAndPasswordsAreStoredOnlyAsHashes(@TempDir Path folder) {
        MigratedFile.copyTo(folder.resolve("parley.db"));
        try (var database = Database.open("jdbc:sqlite:" + folder.resolve("parley.db"))) {
            var users = new UserStore(database, new Passwords(4), Clock.systemUTC());
            var ada = users.signUp("ada@example.org", "correct horse").orElseThrow();
            var token = new SessionStore(database, Clock.systemUTC()).start(ada);
            var stored = database.readOne(
                            "SELECT hex(token_hash) AS token, password_hash FROM sessions, users",
                            row -> row.getString("token") + row.getString("password_hash"))
                    .orElseThrow();
            assertFalse(stored.contains(token) || stored.contains("correct horse"));
            assertTrue(stored.contains("$2a$"));
        }
    }
}
