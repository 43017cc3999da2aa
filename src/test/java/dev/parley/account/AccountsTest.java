package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void signUpStartsASession() {
        var ada = server.signUp("ada");
        assertEquals(200, ada.gets("/chat").statusCode());
        assertTrue(ada.gets("/settings").body().contains("ada@example.org"));
    }

    @Test
    void theSessionCookieIsHttpOnlyAndSameSite() {
        var response = server.visitor()
                .posts(
                        "/signup",
                        "email",
                        "cookie@example.org",
                        "password",
                        Person.PASSWORD,
                        "password_confirmation",
                        Person.PASSWORD);
        var cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly"), cookie);
        assertTrue(cookie.contains("SameSite=Lax"), cookie);
        var token = cookie.replaceFirst("parley=([^;]*);.*", "$1");
        assertEquals(43, token.length(), "256 bits in base64");
    }

    static Stream<Arguments> invalidSignUps() {
        return Stream.of(
                Arguments.of("ada", Person.PASSWORD, Person.PASSWORD, "valid email address"),
                Arguments.of("a@b", Person.PASSWORD, Person.PASSWORD, "valid email address"),
                Arguments.of("a b@example.org", Person.PASSWORD, Person.PASSWORD, "valid email address"),
                Arguments.of("", Person.PASSWORD, Person.PASSWORD, "valid email address"),
                Arguments.of("x".repeat(250) + "@example.org", Person.PASSWORD, Person.PASSWORD, "valid email address"),
                Arguments.of("new@example.org", "short", "short", "Use at least 8 characters"),
                Arguments.of("new@example.org", "ü".repeat(40), "ü".repeat(40), "at most 72 bytes"),
                Arguments.of("new@example.org", Person.PASSWORD, Person.PASSWORD + "x", "don’t match"));
    }

    @ParameterizedTest
    @MethodSource("invalidSignUps")
    void anInvalidSignUpShowsTheFormAgainWithAnErrorMessage(
            String email, String password, String confirmation, String words) {
        var response = server.visitor()
                .posts("/signup", "email", email, "password", password, "password_confirmation", confirmation);
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains(words), response.body());
        assertTrue(response.body().contains("value=\"" + email + "\"") || email.isEmpty(), "the form keeps the email");
        assertFalse(response.body().contains(password), "the form does not keep the password");
    }

    @Test
    void theSameEmailInAnotherCaseCannotSignUpAgain() {
        server.signUp("taken");
        var response = server.visitor()
                .posts(
                        "/signup",
                        "email",
                        "TAKEN@Example.org",
                        "password",
                        Person.PASSWORD,
                        "password_confirmation",
                        Person.PASSWORD);
        assertEquals(422, response.statusCode());
        assertTrue(response.body().contains("An account with this email already exists"));
    }

    @Test
    void logoutEndsTheSessionAndLoginStartsANewOne() {
        var bob = server.signUp("bob");
        var token = tokenOf(bob);
        assertEquals("/", Person.location(bob.posts("/logout")));
        assertEquals(303, bob.gets("/chat").statusCode());
        bob.posts("/login", "email", bob.email(), "password", Person.PASSWORD);
        assertEquals(200, bob.gets("/chat").statusCode());
        assertNotEquals(token, tokenOf(bob), "each login gets a new token");
    }

    @Test
    void aSessionTokenIsInvalidAfterTheLogout() {
        var carol = server.signUp("carol");
        var token = tokenOf(carol);
        carol.posts("/logout");
        var response = server.visitor().gets("/chat", "Cookie", "parley=" + token);
        assertEquals(303, response.statusCode());
    }

    @Test
    void aFailedLoginDoesNotRevealWhetherTheEmailHasAnAccount() {
        server.signUp("dora");
        var wrong = server.visitor().posts("/login", "email", "dora@example.org", "password", "not the password");
        var unknown = server.visitor().posts("/login", "email", "nobody@example.org", "password", "not the password");
        assertEquals(422, wrong.statusCode());
        assertEquals(422, unknown.statusCode());
        assertTrue(wrong.body().contains("Wrong email or password"));
        assertEquals(
                wrong.body(),
                unknown.body().replace("nobody@example.org", "dora@example.org"),
                "the two responses are the same");
    }

    @Test
    void aFailedLoginIsAuditedWithTheAccountButNotWithWhatElseWasTyped() {
        var storage = new Storage(server);
        server.signUp("emma");
        server.visitor().posts("/login", "email", "EMMA@example.org", "password", "not the password");
        server.visitor().posts("/login", "email", "my secret password", "password", "");
        var failed = "SELECT COUNT(*) FROM audit WHERE action = 'login_failed' AND actor = '' AND subject = ";
        assertEquals(1, storage.number(failed + "'emma@example.org'"));
        assertEquals(0, storage.number(failed + "'my secret password'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/chat", "/chat/1", "/settings", "/chat/1/generate"})
    void aPrivatePageWithoutASessionRedirectsToTheLogin(String path) {
        var visitor = server.visitor();
        var response = visitor.gets(path);
        assertEquals(303, response.statusCode());
        assertEquals("/login?next=" + path.replace("/", "%2F"), Person.location(response));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nowhere", "/chat/abc", "/chat/", "/chat/-1", "/chat/1/x", "/chat/1/message/x", "/chatter"})
    void anUnknownPathIsNotFoundWithAndWithoutASession(String path) {
        var ada = server.signUp("path" + Integer.toHexString(path.hashCode()));
        for (var person : List.of(server.visitor(), ada)) {
            assertEquals(404, person.gets(path).statusCode());
            assertEquals(404, person.posts(path, "message", "Hi").statusCode());
            assertEquals(404, person.deletesByHtmx(path).statusCode());
            assertEquals(404, person.gets(path, "Accept", "application/json").statusCode());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/blog", "/login", "/signup", "/up", "/assets/app.css"})
    void publicPagesNeedNoLogin(String path) {
        assertEquals(200, server.visitor().gets(path).statusCode());
    }

    @Test
    void formsUseTheLanguageOfTheBrowser() {
        var page = server.visitor()
                .gets("/login", "Accept-Language", "de-CH,de;q=0.9")
                .body();
        assertTrue(page.contains("lang=\"de\"") && page.contains("Passwort"), page);
    }

    @Test
    void theFirstFieldToFillInHasTheFocus() {
        var visitor = server.visitor();
        assertEquals("email", focused(visitor.gets("/login")));
        assertEquals("email", focused(visitor.gets("/signup")));
        assertEquals("password", focused(visitor.posts("/login", "email", "x@example.org", "password", "wrong")));
        assertEquals("password", focused(visitor.posts("/signup", "email", "x@example.org", "password", "short")));
        assertEquals("email", focused(visitor.posts("/signup", "email", "x", "password", "short")));
    }

    @Test
    void thePasswordFieldHasAHintWithTheMinimumLength() {
        var page = server.visitor().gets("/signup").body();
        var field = page.indexOf("id=\"password\"");
        var hint = page.indexOf("<p class=\"hint\" id=\"password-hint\">At least 8 characters.");
        assertTrue(field > 0 && hint > field, page);
        assertTrue(page.substring(field, hint).contains("aria-describedby=\"password-hint "), page);
    }

    private static String focused(HttpResponse<String> page) {
        var fields = Pattern.compile("<input[^>]* name=\"(\\w+)\"[^>]* autofocus[^>]*>")
                .matcher(page.body())
                .results()
                .map(field -> field.group(1))
                .toList();
        return String.join(" ", fields);
    }

    private static String tokenOf(Person person) {
        return person.cookies().getCookieStore().getCookies().get(0).getValue();
    }
}
