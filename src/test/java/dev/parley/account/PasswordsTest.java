package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mindrot.jbcrypt.BCrypt;

class PasswordsTest {
    /** "Käsefondü" with each umlaut as one code point (NFC), and as a letter with a combining mark (NFD). */
    private static final String COMPOSED = "K\u00e4sefond\u00fc";

    private static final String DECOMPOSED = "Ka\u0308sefondu\u0308";

    private static TestServer server;
    private static Storage storage;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        storage = new Storage(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void composedAndDecomposedUmlautsAreTheSamePassword() {
        assertEquals(303, signUp("ada", DECOMPOSED));
        assertEquals(303, logIn("ada", COMPOSED));
        assertEquals(303, logIn("ada", DECOMPOSED));
        assertEquals(422, logIn("ada", "Kasefondu"));
        assertEquals(303, signUp("bob", COMPOSED));
        assertEquals(303, logIn("bob", DECOMPOSED));
    }

    @Test
    void aCombiningMarkDoesNotCountAsACharacter() {
        assertEquals(422, signUp("short", "a\u0308".repeat(7)), "7 characters in 14 code points");
        assertEquals(303, signUp("short", "a\u0308".repeat(8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {COMPOSED, DECOMPOSED})
    void aHashOfAPasswordThatWasNotNormalizedIsAcceptedAndReplaced(String old) {
        var name = "old" + old.length();
        signUp(name, "another password");
        store(name, BCrypt.hashpw(old, BCrypt.gensalt(4)));
        assertEquals(303, logIn(name, old), "the first login, with the password as it was hashed");
        assertTrue(BCrypt.checkpw(COMPOSED, stored(name)), "the new hash is of the NFC form");
        assertEquals(303, logIn(name, COMPOSED));
        assertEquals(303, logIn(name, DECOMPOSED));
        assertEquals(422, logIn(name, "another password"));
    }

    @Test
    void aHashOfANormalizedPasswordIsNotReplaced() {
        signUp("same", COMPOSED);
        var hash = stored("same");
        logIn("same", DECOMPOSED);
        assertEquals(hash, stored("same"));
        assertNotEquals("", hash);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "$2a$",
                "$2a$04$",
                "plain text",
                "$2y$10$abcdefghijklmnopqrstuuVdHZJ3Z4lm4eNpH6yGXgXnJ5JqGxE0O",
                "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b4dWRWJTmaaJObG",
                "$2a$31$abcdefghijklmnopqrstuuVdHZJ3Z4lm4eNpH6yGXgXnJ5JqGxE0O",
                "$2a$99$abcdefghijklmnopqrstuuVdHZJ3Z4lm4eNpH6yGXgXnJ5JqGxE0O",
                "$2a$xx$abcdefghijklmnopqrstuuVdHZJ3Z4lm4eNpH6yGXgXnJ5JqGxE0O",
                "$2a$04$abcdefghijklmnopqrstuuVdHZJ3Z4lm4eNpH6yGXgXnJ5JqGxE0",
                "$2a$04$abcdefghijklm opqrstuuVdHZJ3Z4lm4eNpH6yGXgXnJ5JqGxE0O"
            })
    void aLoginFailsIfTheStoredHashIsDamagedOrNotBcrypt(String hash) {
        var name = "broken" + Integer.toHexString(hash.hashCode());
        signUp(name, Person.PASSWORD);
        store(name, hash);
        assertEquals(422, logIn(name, Person.PASSWORD));
        assertEquals(422, logIn(name, hash));
    }

    @Test
    void aHashOfALowerCostIsReplacedAtTheNextLogin() {
        var older = new Passwords(4);
        var passwords = new Passwords(5);
        var hash = older.hash(COMPOSED);
        assertEquals(Optional.empty(), older.check(COMPOSED, Optional.of(hash)).newHash());
        var check = passwords.check(DECOMPOSED, Optional.of(hash));
        assertTrue(check.isCorrect());
        assertTrue(check.newHash().orElseThrow().startsWith("$2a$05$"), check.toString());
        assertTrue(passwords.check(COMPOSED, check.newHash()).isCorrect());
        assertEquals(
                Optional.empty(), passwords.check(COMPOSED, check.newHash()).newHash());
        assertFalse(passwords.check("another password", Optional.of(hash)).isCorrect());
    }

    @Test
    void theCostIsUpgradedInTheDatabase() {
        signUp("cheap", COMPOSED);
        store("cheap", BCrypt.hashpw(COMPOSED, BCrypt.gensalt(5)));
        assertEquals(303, logIn("cheap", COMPOSED));
        assertTrue(stored("cheap").startsWith("$2a$05$"), "a higher cost than configured is kept");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password",
                "PassWord",
                "1234567890",
                "qwertyuiop",
                "trustno1",
                "baseball",
                "starlight",
                "Superman"
            })
    void aCommonPasswordIsRefused(String password) {
        assertRefused("common", password, "one of the most common passwords");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lovelace.fan@example.org",
                "Lovelace.Fan",
                "lovelace.fan1",
                "!!lovelace.fan2026!!",
                "parley123",
                "Parley-2026",
                "12parley12"
            })
    void aPasswordThatTheEmailAddressOrTheNameOfTheProductRevealsIsRefused(String password) {
        assertRefused("lovelace.fan", password, "too close to your email address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"parleyparley", "my parley password", "lovelace.fanatic", "83920174 5"})
    void otherPasswordsAreAccepted(String password) {
        var name = "fine" + Integer.toHexString(password.hashCode());
        assertEquals(303, signUp(name, password));
    }

    private static void assertRefused(String name, String password, String words) {
        var response = server.visitor()
                .posts("/signup", "email", email(name), "password", password, "password_confirmation", password);
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains(words), response.body());
    }

    @Test
    void aPasswordLongerThan72BytesIsNotTruncatedToACorrectOne() {
        var passwords = new Passwords(4);
        var hash = passwords.hash("x".repeat(72));
        assertTrue(passwords.check("x".repeat(72), Optional.of(hash)).isCorrect());
        assertFalse(passwords.check("x".repeat(73), Optional.of(hash)).isCorrect());
    }

    private static int signUp(String name, String password) {
        return server.visitor()
                .posts("/signup", "email", email(name), "password", password, "password_confirmation", password)
                .statusCode();
    }

    private static int logIn(String name, String password) {
        return server.visitor()
                .posts("/login", "email", email(name), "password", password)
                .statusCode();
    }

    private static String stored(String name) {
        return storage.text("SELECT password_hash FROM users WHERE email = '" + email(name) + "'");
    }

    private static void store(String name, String hash) {
        storage.updateWhileItRuns(
                "UPDATE users SET password_hash = '" + hash + "' WHERE email = '" + email(name) + "'");
    }

    private static String email(String name) {
        return name + "@example.org";
    }
}
