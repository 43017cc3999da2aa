package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.parley.RouteRow.Case;
import dev.parley.RouteRow.Target;
import dev.parley.provider.FakeModel;
import dev.parley.web.Router;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requests every route in every role (a visitor without an account, the owner, another user, the admin) for their own
 * items, items of others, and missing items. A route without a row fails.
 */
class RoutesTest {
    /**
     * {@code {id}} is a chat, {@code {mid}} the answer in it, {@code {mid:question}} its question, {@code {pid}} a preset,
     * {@code {fid}} a folder of the owner. The columns: a visitor; the owner; the admin with own items; another user; the
     * user's own chat with the id of another user's message; the owner, after the chat was deleted; an id that never
     * existed; a malformed id. {@code login} is a redirect to the login page; a {@code 303} is a fragment or {@code
     * HX-Redirect} for htmx.
     */
    private static final List<RouteRow> TABLE = RouteRow.table("""
            request                                       | form                | visitor | own | admin | foreign | child | deleted | missing | malformed
            GET    /                                      |                     | 200     | 200 | 200   |         |       |         |         |
            GET    /signup                                |                     | 200     | 200 | 200   |         |       |         |         |
            POST   /signup                                | email=x             | 422     | 422 | 422   |         |       |         |         |
            GET    /login                                 |                     | 200     | 200 | 200   |         |       |         |         |
            POST   /login                                 | email=x             | 422     | 422 | 422   |         |       |         |         |
            GET    /login/code                           |                     | 303     | 303 | 303   |         |       |         |         |
            POST   /login/code                           | code=123456         | 422     | 422 | 422   |         |       |         |         |
            DELETE /login/code                           |                     | 303     | 303 | 303   |         |       |         |         |
            GET    /login/passkey                         |                     | 303     | 303 | 303   |         |       |         |         |
            POST   /login/passkey                         | begin=1             | 422     | 422 | 422   |         |       |         |         |
            POST   /login/passkey                         | id=AA               | 422     | 422 | 422   |         |       |         |         |
            GET    /login/oidc/link                       |                     | 404     | 404 | 404   |         |       |         |         |
            POST   /login/oidc/{provider}                 |                     | 502     | 502 | 502   |         |       |         | 404     | 404
            GET    /login/oidc/{provider}/callback        |                     | 400     | 400 | 400   |         |       |         | 404     | 404
            POST   /logout                                |                     | 303     | 303 | 303   |         |       |         |         |
            GET    /settings                              |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings                              | api_key=sk-12345678&current_password=correct+horse+battery | login   | 303 | 303   |         |       |         |         |
            POST   /settings                              | system_prompt=Short | login   | 303 | 303   |         |       |         |         |
            DELETE /settings                              |                     | login   | 303 | 303   |         |       |         |         |
            POST   /settings/server                               | server_url=https://example.org&current_password=correct+horse+battery | login   | 422 | 422   |         |       |         |         |
            DELETE /settings/server                               |                     | login   | 303 | 303   |         |       |         |         |
            GET    /settings/security                     |                     | login   | 200 | 200   |         |       |         |         |
            GET    /settings/security/link                |                     | login   | 404 | 404   |         |       |         |         |
            POST   /settings/security/link                |                     | login   | 404 | 404   |         |       |         |         |
            POST   /settings/security/identities          | connect=company&current_password=wrong | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/identities          | disconnect=9&current_password=correct+horse+battery | login   | 404 | 404   |         |       |         |         |
            POST   /settings/security/sessions            | end=0123456789abcdef | login   | 303 | 303   |         |       |         |         |
            POST   /settings/security/sessions            |                     | login   | 400 | 400   |         |       |         |         |
            GET    /settings/security/password            |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/security/password            | current_password=correct+horse+battery&password=correct+horse+battery&password_confirmation=correct+horse+battery | login   | 303 | 303   |         |       |         |         |
            GET    /settings/security/email               |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/security/email               | email=x             | login   | 422 | 422   |         |       |         |         |
            GET    /settings/security/deletion            |                     | login   | 200 | 200   |         |       |         |         |
            POST   /settings/security/deletion            | understood=1&current_password=x | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/totp               | current_password=correct+horse+battery | login   | 303 | 303   |         |       |         |         |
            DELETE /settings/security/totp               |                     | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/totp/code          | code=000            | login   | 422 | 422   |         |       |         |         |
            DELETE /settings/security/totp/code          |                     | login   | 303 | 303   |         |       |         |         |
            POST   /settings/security/recovery-codes     |                     | login   | 422 | 422   |         |       |         |         |
            GET    /settings/security/passkeys            |                     | login   | 303 | 303   |         |       |         |         |
            POST   /settings/security/passkeys            | name=Phone&current_password=correct+horse+battery | login   | 422 | 422   |         |       |         |         |
            POST   /settings/security/passkeys            | attestation_object=AA&client_data=AA | login   | 422 | 422   |         |       |         |         |
            DELETE /settings/security/passkeys            |                     | login   | 400 | 400   |         |       |         |         |
            GET    /admin                                 |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/users                           |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/users?q=a&after=b               |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/users/{uid}                     |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | disabled=true       | login   | 404 | 303   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | end_sessions=1      | login   | 404 | 303   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | group=              | login   | 404 | 303   |         |       |         | 404     | 404
            DELETE /admin/users/{uid}                     | email=x             | login   | 404 | 422   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | reset_link=1&current_password=correct+horse+battery | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/users/{uid}                     | reset_factor=1&current_password=correct+horse+battery | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /admin/audit                           |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/audit?kind=login&email=a&before=9 |                   | login   | 404 | 200   |         |       |         |         |
            GET    /admin/audit.csv                       |                     | login   | 404 | 200   |         |       |         |         |
            GET    /reset/{token}                         |                     | 404     | 404 | 404   |         |       |         | 404     | 404
            POST   /reset/{token}                         | password=x          | 404     | 404 | 404   |         |       |         | 404     | 404
            GET    /admin/invitations                     |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/invitations                     | uses=1&hours=1      | login   | 404 | 200   |         |       |         |         |
            DELETE /admin/invitations/{iid}               |                     | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /admin/settings                        |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/settings                        | signup=open         | login   | 404 | 303   |         |       |         |         |
            POST   /admin/settings                        | banner=             | login   | 404 | 303   |         |       |         |         |
            POST   /admin/users/{uid}                     | admin=true&current_password=correct+horse+battery | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /settings/usage                        |                     | login   | 200 | 200   |         |       |         |         |
            GET    /admin/models                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/models                          | api_key=sk-12345678&current_password=x | login   | 404 | 422   |         |       |         |         |
            POST   /admin/models                          | default_model=      | login   | 404 | 303   |         |       |         |         |
            GET    /admin/usage                           |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/usage?month=2026-01&of=cost&after=9.1 |               | login   | 404 | 200   |         |       |         |         |
            GET    /admin/usage.csv                       |                     | login   | 404 | 200   |         |       |         |         |
            GET    /admin/prices                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/prices                          | pattern=m&input_price=1&output_price=2 | login   | 404 | 303   |         |       |         |         |
            POST   /admin/prices                          | currency=euro       | login   | 404 | 422   |         |       |         |         |
            DELETE /admin/prices                          | pattern=x           | login   | 404 | 404   |         |       |         |         |
            GET    /admin/limits                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/limits                          | tokens_max=1000000  | login   | 404 | 303   |         |       |         |         |
            GET    /admin/users/{uid}/limit               |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/users/{uid}/limit               | money_max=20        | login   | 404 | 303   |         |       |         | 404     | 404
            DELETE /admin/users/{uid}/limit               |                     | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /admin/groups                          |                     | login   | 404 | 200   |         |       |         |         |
            POST   /admin/groups                          | name=               | login   | 404 | 422   |         |       |         |         |
            GET    /admin/groups/{gid}                    |                     | login   | 404 | 200   |         |       |         | 404     | 404
            POST   /admin/groups/{gid}                    | name=Sales          | login   | 404 | 303   |         |       |         | 404     | 404
            DELETE /admin/groups/{gid}                    |                     | login   | 404 | 303   |         |       |         | 404     | 404
            GET    /chat                                  |                     | login   | 200 | 200   |         |       |         |         |
            GET    /chat?deleted={id}                     |                     | login   | 200 | 200   | 200     |       | 200     | 200     | 404
            POST   /chat                                  | message=Hi&model=m  | login   | 303 | 303   |         |       |         |         |
            GET    /search                                |                     | login   | 200 | 200   |         |       |         |         |
            GET    /search?q=hello&before=9               |                     | login   | 200 | 200   |         |       |         |         |
            GET    /models                                |                     | login   | 303 | 303   |         |       |         |         |
            GET    /chat/{id}                             |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}?before={mid}                |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}?message={mid}               |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}?print                       |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | title=Mine          | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | restore=1           | login   | 404 | 404   | 404     |       | 303     | 404     | 404
            DELETE /chat/{id}                             |                     | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/models                      |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/models?message={mid}        |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}?move                        |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | pinned=true         | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | archived=true       | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | folder=             | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}                             | temporary=false     | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}.md                          |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chats                                 |                     | login   | 200 | 200   |         |       |         |         |
            GET    /chats?archived                        |                     | login   | 200 | 200   |         |       |         |         |
            GET    /chats?folder={fid}                    |                     | login   | 200 | 404   |         |       |         | 404     | 404
            POST   /chats                                 | action=archive      | login   | 422 | 422   |         |       |         |         |
            POST   /chats                                 | action=pin&chat-{id} | login   | 303 | 303   |         |       |         |         |
            POST   /folders                               | name=Garden         | login   | 303 | 303   |         |       |         |         |
            POST   /folders/{fid}                         | name=Shed           | login   | 303 | 404   |         |       |         | 404     | 404
            POST   /folders/{fid}                         | restore=1           | login   | 404 | 404   |         |       |         | 404     | 404
            DELETE /folders/{fid}                         |                     | login   | 303 | 404   |         |       |         | 404     | 404
            POST   /chat/{id}/title                       |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/settings                    |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            POST   /chat/{id}/settings                    | temperature=1       | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /presets                               |                     | login   | 200 | 200   |         |       |         |         |
            POST   /presets                               | name=               | login   | 422 | 422   |         |       |         |         |
            GET    /presets/{pid}                         |                     | login   | 200 | 200   | 404     |       |         | 404     | 404
            POST   /presets/{pid}                         | name=Mine           | login   | 303 | 303   | 404     |       |         | 404     | 404
            DELETE /presets/{pid}                         |                     | login   | 303 | 303   | 404     |       |         | 404     | 404
            POST   /chat/{id}/message/add                 | message=Hi          | login   | 303 | 303   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/message/{mid}               |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}/message/{mid:question}?edit |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/message/{mid}               | select=1            | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/message/{mid}               | copy=1              | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/message/{mid:question}      | message=Again       | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            GET    /chat/{id}/generate                    |                     | login   | 200 | 200   | 404     |       | 404     | 404     | 404
            GET    /chat/{id}/generate?message={mid}      |                     | login   | 200 | 200   | 404     | 404   | 404     | 404     | 404
            POST   /chat/{id}/generate?message={mid}      |                     | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            DELETE /chat/{id}/generate?message={mid}      |                     | login   | 303 | 303   | 404     | 404   | 404     | 404     | 404
            POST   /theme                                 | theme=dark          | 303     | 303 | 303   |         |       |         |         |
            GET    /blog                                  |                     | 200     | 200 | 200   |         |       |         |         |
            GET    /blog/{slug}                           |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            GET    /error                                 |                     | 404     | 404 | 404   |         |       |         |         |
            GET    /up                                    |                     | 200     | 200 | 200   |         |       |         |         |
            GET    /assets/{file...}                      |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            GET    /webjars/{file...}                     |                     | 200     | 200 | 200   |         |       |         | 404     | 404
            """);

    /** The first account. */
    private static final long ADMIN_ID = 1;

    /** The account that the admin changes. */
    private static final long DISABLED_ID = 4;

    private static final List<String> ASSETS = List.of("/assets/{file...}", "/webjars/{file...}");
    private static final List<ClientType> BROWSER = List.of(ClientType.PAGE, ClientType.FRAGMENT);

    private static TestServer server;
    private static Storage storage;
    private static Person admin;
    private static Person ada;
    private static Person bob;
    private static Target adas;
    private static Target adasDeleted;
    private static Target bobs;
    private static Target admins;

    @BeforeAll
    static void start() {
        // The clock is stopped, so no deleted chat is purged from the database between two checks.
        server = TestServer.configured("PARLEY_DEMO", "on")
                // Nothing listens there.
                .set("PARLEY_OIDC", "company")
                .set("PARLEY_OIDC_COMPANY_ISSUER", "http://127.0.0.1:9")
                .set("PARLEY_OIDC_COMPANY_CLIENT_ID", "parley")
                .model(new FakeModel())
                .clock(new MutableClock(Instant.parse("2026-01-01T12:00:00Z")))
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
        admins = newChat(admin);
        assertEquals(
                DISABLED_ID,
                storage.number("SELECT id FROM users WHERE email = '"
                        + server.signUp("carol").email() + "'"));
        assertEquals(303, admin.posts("/admin/groups", "name", "Team").statusCode());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyMethodOfEveryRouteHasARow() {
        var registered = new TreeSet<String>();
        for (var route : server.routes()) {
            for (var method : route.methods()) {
                registered.add(method + " " + route.template());
            }
        }
        registered.removeIf(request -> request.startsWith("HEAD ") || request.startsWith("OPTIONS "));
        var described = new TreeSet<String>();
        for (var row : TABLE) {
            described.add(row.method() + " " + row.template());
        }
        assertEquals(registered, described);
    }

    @Test
    void everyRowHasAllCasesThatItsPathCanHave() {
        for (var row : TABLE) {
            assertEquals(row.possible(), row.expected().keySet(), row.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aVisitorSeesOnlyPublicPages(RouteRow row) {
        var targets = row.has("{id}") ? List.of(adas, adasDeleted, Target.MISSING) : List.of(adas);
        for (var target : targets) {
            for (var client : ClientType.values()) {
                assertRefused(row, Case.ANONYMOUS, server.visitor(), target, client);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theOwnerHasAccess(RouteRow row) {
        for (var client : BROWSER) {
            var response = send(row, ada, newChat(ada), client);
            client.assertResponse(row.expected().get(Case.OWN), response, row.toString());
            finishAnswers();
            if (row.template().equals("/logout")) {
                ada.logsIn();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theAdminHasAccessToOwnItemsAndToTheAdministration(RouteRow row) {
        for (var client : BROWSER) {
            var response = send(row, admin, newChat(admin), client);
            client.assertResponse(row.expected().get(Case.ADMIN), response, row.toString());
            finishAnswers();
            if (row.template().equals("/logout")) {
                admin.logsIn();
            }
        }
    }

    /**
     * htmx parses a fragment with scripting disabled, so the contents of {@code <noscript>} take effect: a {@code
     * <meta>} refresh in it would reload the page.
     */
    @ParameterizedTest
    @MethodSource("rows")
    void noFragmentContainsElementsForWholePages(RouteRow row) {
        if (ASSETS.contains(row.template())) {
            return;
        }
        for (var person : List.of(user(row), server.visitor())) {
            var response = send(row, person, newChat(ada), ClientType.FRAGMENT);
            assertIsFragment(row.toString(), response.body());
            if (row.template().equals("/logout")) {
                ada.logsIn();
            }
        }
        for (var target : List.of(bobs, Target.MISSING)) {
            var response = send(row, ada, target, ClientType.FRAGMENT);
            assertIsFragment(row + " for " + target, response.body());
            if (row.template().equals("/logout")) {
                ada.logsIn();
            }
        }
        finishAnswers();
    }

    private static void assertIsFragment(String request, String html) {
        var lower = html.toLowerCase(Locale.ROOT);
        for (var element : List.of("<noscript", "<meta", "<script", "<html")) {
            assertFalse(lower.contains(element), element + " in " + request + ": " + html);
        }
    }

    @ParameterizedTest
    @MethodSource("rowsWithChats")
    void anItemOfAnotherUserGetsTheSameResponseAsAMissingItem(RouteRow row) {
        for (var other : List.of(bob, admin)) {
            for (var client : ClientType.values()) {
                var missing = send(row, other, Target.MISSING, client);
                for (var target : List.of(adas, adasDeleted)) {
                    var foreign = assertRefused(row, Case.FOREIGN, other, target, client);
                    assertEquals(neutral(missing), neutral(foreign), row + " " + client);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rowsWithMessages")
    void aMessageOfAnotherChatIsNotFoundBelowAnOwnChat(RouteRow row) {
        for (var client : ClientType.values()) {
            var missing = send(row, bob, bobs.withMessagesOf(Target.MISSING), client);
            for (var foreign : List.of(adas, adasDeleted, admins)) {
                var child = assertRefused(row, Case.FOREIGN_CHILD, bob, bobs.withMessagesOf(foreign), client);
                assertEquals(neutral(missing), neutral(child), row + " " + client);
            }
            assertRefused(row, Case.FOREIGN_CHILD, admin, admins.withMessagesOf(adas), client);
            // The same for a message of another chat of the same user.
            assertRefused(row, Case.FOREIGN_CHILD, bob, bobs.withMessagesOf(newChat(bob)), client);
        }
    }

    @ParameterizedTest
    @MethodSource("rowsWithChats")
    void aDeletedChatCanOnlyBeRestored(RouteRow row) {
        if (!row.has(Case.DELETED)) {
            return;
        }
        for (var client : BROWSER) {
            assertRefused(row, Case.DELETED, ada, deletedChat(), client);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anIdThatNeverExistedIsNotFound(RouteRow row) {
        if (!row.has(Case.MISSING)) {
            return;
        }
        var missing = row.has("{mid")
                ? List.of(Target.MISSING, adas.withMessagesOf(Target.MISSING))
                : List.of(Target.MISSING);
        for (var target : missing) {
            for (var client : ClientType.values()) {
                assertRefused(row, Case.MISSING, user(row), target, client);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aMalformedIdIsNotFound(RouteRow row) {
        if (!row.has(Case.MALFORMED)) {
            return;
        }
        for (var id : Target.MALFORMED_IDS) {
            for (var client : id.equals("abc") ? List.of(ClientType.values()) : List.of(ClientType.PAGE)) {
                assertRefused(row, Case.MALFORMED, user(row), new Target(id, adas.message(), adas.question()), client);
                if (row.has("{mid")) {
                    assertRefused(row, Case.MALFORMED, user(row), adas.withMessages(id), client);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aMalformedIdIsNotFoundForAVisitor(RouteRow row) {
        if (!row.template().contains("{id}")) {
            return;
        }
        for (var client : ClientType.values()) {
            var malformed = send(row, server.visitor(), new Target("abc", adas.message(), adas.question()), client);
            client.assertResponse("404", malformed, row.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void headGivesTheHeadersOfGetWithoutABodyAndChangesNothing(RouteRow row) {
        if (!row.method().equals("GET")) {
            return;
        }
        for (var person : List.of(user(row), server.visitor())) {
            var get = send(row, person, adas, ClientType.PAGE);
            var before = storage.everything();
            var head = person.sends(person.request(row.pathTo(adas), ClientType.PAGE.headers())
                    .method("HEAD", BodyPublishers.noBody()));
            assertEquals(get.statusCode(), head.statusCode());
            assertEquals(
                    get.headers().firstValue("Content-Type"), head.headers().firstValue("Content-Type"));
            assertEquals("", head.body());
            assertEquals(before, storage.everything());
        }
    }

    @ParameterizedTest
    @MethodSource("routes")
    void optionsListsTheMethodsOfARoute(Router.Route route) {
        var row = RouteRow.of("OPTIONS", route);
        var response = send(row, user(row), adas, ClientType.PAGE);
        assertEquals(204, response.statusCode());
        assertEquals(allow(route), response.headers().firstValue("Allow").orElse(""));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void otherMethodsAreRefusedWithAMessage(Router.Route route) {
        for (var method : List.of("GET", "POST", "DELETE", "PUT", "PATCH", "BREW")) {
            if (route.methods().contains(method)) {
                continue;
            }
            var row = RouteRow.of(method, route);
            for (var target : row.has("{id}") ? List.of(adas, bobs, adasDeleted, Target.MISSING) : List.of(adas)) {
                for (var client : ClientType.values()) {
                    var before = storage.everything();
                    var response = send(row, user(row), target, client);
                    client.assertResponse("405", response, row.toString());
                    assertEquals(
                            allow(route), response.headers().firstValue("Allow").orElse(""));
                    assertEquals(before, storage.everything(), row + " changed something");
                }
            }
        }
    }

    static List<RouteRow> rows() {
        return TABLE;
    }

    static Stream<RouteRow> rowsWithChats() {
        return TABLE.stream().filter(row -> row.has("{id}") || row.has("{pid}"));
    }

    static Stream<RouteRow> rowsWithMessages() {
        return TABLE.stream().filter(row -> row.has("{mid"));
    }

    static List<Router.Route> routes() {
        return server.routes();
    }

    /** A user for whom the page exists. */
    private static Person user(RouteRow row) {
        return row.isAdministration() ? admin : ada;
    }

    private static String allow(Router.Route route) {
        return String.join(", ", route.methods());
    }

    /** Sends the request of a row and checks the expected response; a refused request must not change anything. */
    private static HttpResponse<String> assertRefused(
            RouteRow row, Case column, Person person, Target target, ClientType client) {
        var before = storage.everything();
        var response = send(row, person, target, client);
        var expected = row.expected().get(column);
        client.assertResponse(expected, response, row + " for " + target);
        if (expected.equals("login") || expected.equals("404")) {
            assertEquals(before, storage.everything(), row + " changed something");
        }
        return response;
    }

    private static HttpResponse<String> send(RouteRow row, Person person, Target target, ClientType client) {
        var response = person.sends(row.request(person, target, client));
        if (row.method().equals("DELETE") && row.template().equals("/folders/{fid}") && response.statusCode() < 400) {
            // The other rows need the folder.
            ada.posts("/folders/1", "restore", "1");
        }
        if (row.method().equals("DELETE")
                && row.template().equals("/admin/groups/{gid}")
                && response.statusCode() < 400) {
            storage.updateWhileItRuns(
                    "INSERT INTO user_groups (id, name, created_at) VALUES (1, 'Team', 0) ON CONFLICT DO NOTHING");
        }
        return response;
    }

    /** A response without the parts that always differ: the requested path, the time, and the key of a form. */
    private static String neutral(HttpResponse<String> response) {
        var headers = new TreeMap<>(response.headers().map());
        headers.keySet().removeAll(List.of("date", "content-length"));
        var path = response.request().uri().getPath();
        return response.statusCode() + " " + headers + "\n"
                + response.body()
                        .replace(path, "PATH")
                        .replaceAll("(name=\"request_key\"[^>]* value)=\"[^\"]*\"", "$1");
    }

    private static Target newChat(Person person) {
        var chat = person.begins("Hello");
        person.watches(chat).done();
        var answer = storage.number("SELECT current_leaf_id FROM chats WHERE id = " + chat);
        var question = storage.number("SELECT parent_id FROM messages WHERE id = " + answer);
        addPreset(chat);
        return new Target(Long.toString(chat), Long.toString(answer), Long.toString(question));
    }

    /** The preset has the id of the chat, and replaces the last one of its user, because names are unique. */
    private static void addPreset(long chat) {
        storage.updateWhileItRuns(
                "DELETE FROM presets WHERE id > 2 AND user_id = (SELECT user_id FROM chats WHERE id = " + chat + ")");
        storage.updateWhileItRuns("INSERT INTO presets (id, user_id, name) SELECT id, user_id, 'Preset ' || id"
                + " FROM chats WHERE id = " + chat);
    }

    private static Target deletedChat() {
        var chat = newChat(ada);
        assertEquals(200, ada.deletesByHtmx("/chat/" + chat.chat()).statusCode());
        return chat;
    }

    /** Waits until all answers, which are written in the background, are finished. */
    private static void finishAnswers() {
        var streaming = "SELECT COALESCE(MAX(chat_id), 0) FROM messages WHERE status = 'streaming'";
        for (long chat = storage.number(streaming); chat > 0; chat = storage.number(streaming)) {
            long owner = storage.number("SELECT user_id FROM chats WHERE id = " + chat);
            (owner == ADMIN_ID ? admin : ada).watches(chat).done();
        }
    }
}
