package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.account.ApiKeyCipher.DecryptionException;
import dev.parley.provider.FakeOpenAi;
import dev.parley.provider.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    private static final String KEY = "sk-test-1234567890abcdef-WXYZ";

    @Test
    void anApiKeyIsSentToTheModelServerAndOnlyItsLastCharactersAreShown() {
        try (var openAi = new FakeOpenAi();
                var server = TestServer.with(openAi.baseUrl())) {
            openAi.lists("fake-1");
            var ada = server.signUp("ada");
            assertEquals(
                    303,
                    ada.posts(
                                    "/settings/connections/0/key",
                                    "api_key",
                                    "  " + KEY + " ",
                                    "current_password",
                                    Person.PASSWORD)
                            .statusCode());
            var page = ada.gets("/settings/connections").body();
            assertTrue(page.contains("WXYZ"), page);
            assertFalse(page.contains(KEY) || page.contains("abcdef"), "the rest of the key is not shown");

            openAi.answers(Script.answer("Hello"));
            ada.begins("Hi");
            var request = openAi.awaitRequest();
            while (!request.path().endsWith("/chat/completions")) {
                request = openAi.awaitRequest();
            }
            assertEquals(Optional.of("Bearer " + KEY), request.header("Authorization"));
        }
    }

    @Test
    void anApiKeyCanBeRemoved() {
        try (var server = TestServer.demo()) {
            var ada = server.signUp("ada");
            var saved = ada.gets(Person.location(ada.posts(
                            "/settings/connections/0/key", "api_key", KEY, "current_password", Person.PASSWORD)))
                    .body();
            assertTrue(saved.contains("Key saved.") && saved.contains("WXYZ"), saved);
            var removed = ada.gets(Person.location(ada.posts("/settings/connections/0/key", "_method", "delete")))
                    .body();
            assertTrue(removed.contains("Key removed.") && !removed.contains("Key saved."), removed);
            assertFalse(removed.contains("WXYZ"), "the key is gone");
            var madeUp = ada.gets("/settings/connections?done=anything").body();
            assertFalse(madeUp.contains("notice-good"), "an unknown change is not confirmed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-line\nbreak-1234", "sk-\u0007-1234", "ключ-ключ-ключ"})
    void aMalformedApiKeyGetsAnErrorMessage(String key) {
        try (var server = TestServer.demo()) {
            var response = server.signUp("ada")
                    .posts("/settings/connections/0/key", "api_key", key, "current_password", Person.PASSWORD);
            assertEquals(422, response.statusCode());
            assertTrue(response.body().contains("doesn’t look like an API key"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "EMPTY", "ollama", "sk-1234", "two words", "~!@#$%^&*()_+{}|:\"<>?`-=[];',./1234"})
    void anyPrintableTextIsAcceptedAsAnApiKeyAndSentUnchanged(String key) {
        try (var openAi = new FakeOpenAi();
                var server = TestServer.with(openAi.baseUrl())) {
            var ada = server.signUp("ada");
            assertEquals(
                    303,
                    ada.posts("/settings/connections/0/key", "api_key", key, "current_password", Person.PASSWORD)
                            .statusCode());
            var page = ada.gets("/settings/connections").body();
            assertTrue(page.contains("…" + tail(key) + "<"), page);
            var request = openAi.awaitRequest();
            while (request.header("Authorization").isEmpty()) {
                request = openAi.awaitRequest();
            }
            assertEquals(Optional.of("Bearer " + key), request.header("Authorization"));
        }
    }

    private static String tail(String key) {
        return key.substring(key.length() - Math.min(4, key.length() / 2));
    }

    @Test
    void anApiKeyHasAtMost500Characters() {
        try (var server = TestServer.demo()) {
            var ada = server.signUp("ada");
            assertEquals(
                    303,
                    ada.posts(
                                    "/settings/connections/0/key",
                                    "api_key",
                                    "k".repeat(500),
                                    "current_password",
                                    Person.PASSWORD)
                            .statusCode());
            assertEquals(
                    422,
                    ada.posts(
                                    "/settings/connections/0/key",
                                    "api_key",
                                    "k".repeat(501),
                                    "current_password",
                                    Person.PASSWORD)
                            .statusCode());
        }
    }

    @Test
    void theDatabaseContainsNoPlaintextApiKey() throws IOException {
        try (var server = TestServer.demo()) {
            server.signUp("ada")
                    .posts("/settings/connections/0/key", "api_key", KEY, "current_password", Person.PASSWORD);
            server.stop();
            var content = server.database().content();
            assertFalse(content.contains(KEY) || content.contains("abcdef"));
        }
    }

    @Test
    void theSecretKeyFileIsCreatedOnceAndReadableOnlyByItsOwner(@TempDir Path folder) throws IOException {
        var file = folder.resolve("secret.key");
        var key = SecretKeyFile.readOrCreate(file);
        assertTrue(Arrays.equals(key, SecretKeyFile.readOrCreate(file)), "the key is the same at the next start");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void anEncryptedApiKeyCanBeDecryptedOnlyUnchangedAndForItsOwner() {
        var cipher = new ApiKeyCipher(new byte[ApiKeyCipher.KEY_BYTES]);
        var ada = new User(1, "ada@example.org", false);
        var bob = new User(2, "bob@example.org", false);
        var encrypted = cipher.encrypt(KEY, ada);
        assertEquals(KEY, cipher.decrypt(encrypted, ada));
        assertFalse(Arrays.equals(encrypted, cipher.encrypt(KEY, ada)), "each ciphertext has a new nonce");
        assertThrows(DecryptionException.class, () -> cipher.decrypt(encrypted, bob));
        encrypted[encrypted.length - 1] ^= 1;
        assertThrows(DecryptionException.class, () -> cipher.decrypt(encrypted, ada));
    }

    @Test
    void withANewSecretKeyOnlyTheStoredApiKeysAreLost() throws IOException {
        try (var server = TestServer.demo()) {
            var ada = server.signUp("ada");
            ada.posts("/settings/connections/0/key", "api_key", KEY, "current_password", Person.PASSWORD);
            server.stop();
            server.set("PARLEY_SECRET_KEY", "B".repeat(43) + "=");
            server.start();
            var page = ada.gets("/settings/connections");
            assertEquals(200, page.statusCode());
            assertFalse(page.body().contains("WXYZ"));
        }
    }
}
