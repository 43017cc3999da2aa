package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.ServerFixture;
import dev.parley.Storage;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The personal tokens of a user, and what they open. */
class ApiTokensTest extends ServerFixture {
    @Test
    void aTokenIsShownOnceAndStoredAsAHash() {
        var token = ada.createsToken();
        assertEquals(200, api(token).statusCode());
        var page = ada.gets("/settings/tokens").body();
        assertFalse(page.contains(token), page);
        assertTrue(page.contains("Script") && page.contains("…" + token.substring(token.length() - 4)), page);
        assertTrue(page.contains("Last used on"), page);
        assertFalse(storage().everything().contains(token));
        assertEquals(
                1,
                storage().number("SELECT COUNT(*) FROM audit WHERE action = 'token_created' AND subject = 'Script'"));
    }

    @Test
    void aTokenNeedsThePasswordANameAScopeAndALifetime() {
        assertRefused("name", "Bot", "read", "1", "days", "30", "current_password", "wrong");
        assertRefused("name", " ", "read", "1", "days", "30", "current_password", Person.PASSWORD);
        assertRefused("name", "Bot", "days", "30", "current_password", Person.PASSWORD);
        assertRefused("name", "Bot", "read", "1", "days", "31", "current_password", Person.PASSWORD);
    }

    @Test
    void anInvalidTokenIsRefusedInJsonWhateverItsReason() {
        var token = ada.createsToken();
        for (var wrong :
                new String[] {"", "parley_", "parley_" + "A".repeat(43), token + "x", token.toUpperCase(Locale.ROOT)}) {
            assertInvalid(api(wrong));
        }
        var inUrl = ada.gets("/api/chats?access_token=" + token);
        assertInvalid(inUrl);
        storage().updateWhileItRuns("UPDATE api_tokens SET expires_at = 1");
        assertInvalid(api(token));
        assertTrue(ada.gets("/settings/tokens").body().contains("Expired"));
    }

    @Test
    void aTokenOfADisabledOrDeletedAccountIsRefused() {
        var token = ada.createsToken();
        storage().updateWhileItRuns("UPDATE users SET disabled_at = 1");
        assertInvalid(api(token));
    }

    @Test
    void onlyItsOwnerCanRevokeAToken() {
        var token = ada.createsToken();
        var path = "/settings/tokens/" + storage().number("SELECT id FROM api_tokens");
        assertEquals(404, server.signUp("bob").deletesByHtmx(path).statusCode());
        assertEquals(200, api(token).statusCode());
        assertEquals(303, ada.posts(path, "_method", "delete").statusCode());
        assertInvalid(api(token));
        assertEquals(
                1,
                storage().number("SELECT COUNT(*) FROM audit WHERE action = 'token_revoked' AND subject = 'Script'"));
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        var response = api(ada.createsToken("write", "1", "days", ""));
        assertEquals(403, response.statusCode());
        assertTrue(response.body().contains("insufficient_scope"), response.body());
        assertEquals(
                "Bearer error=\"insufficient_scope\", scope=\"read\"",
                response.headers().firstValue("WWW-Authenticate").orElse(""));
    }

    @Test
    void aUserHasALimitedNumberOfTokens() {
        for (int i = 0; i < ApiTokenStore.PER_USER_MAX; i++) {
            storage()
                    .updateWhileItRuns(
                            "INSERT INTO api_tokens (user_id, name, token_hash, ending, scopes, created_at)"
                                    + " SELECT id, 'Old', ?, 'abcd', 'read', 0 FROM users",
                            new byte[] {(byte) i});
        }
        assertRefused("name", "Bot", "read", "1", "days", "30", "current_password", Person.PASSWORD);
    }

    @Test
    void endingAllSessionsByTheAdminOrANewPasswordFromALinkRevokesTokensToo() {
        var bob = server.signUp("bob");
        var token = bob.createsToken();
        assertEquals(303, ada.posts("/admin/users/2", "end_sessions", "1").statusCode());
        assertInvalid(api(token));
    }

    private void assertRefused(String... fields) {
        var response = ada.posts("/settings/tokens", fields);
        assertEquals(422, response.statusCode());
        assertFalse(response.body().contains("parley_"), response.body());
    }

    private static void assertInvalid(HttpResponse<String> response) {
        assertEquals(401, response.statusCode());
        assertEquals(
                "Bearer realm=\"Parley\"",
                response.headers().firstValue("WWW-Authenticate").orElse(""));
        assertTrue(response.body().startsWith("{\"error\":{\"message\":"), response.body());
        assertTrue(response.body().contains("\"code\":\"invalid_token\""), response.body());
    }

    private HttpResponse<String> api(String token) {
        var program = server.visitor();
        return program.sends(program.request("/api/chats", "Authorization", "Bearer " + token)
                .method("GET", BodyPublishers.noBody()));
    }

    private Storage storage() {
        return new Storage(server);
    }
}
