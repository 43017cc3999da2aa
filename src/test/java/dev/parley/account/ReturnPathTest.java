package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** After a request without a session, the login returns to the page that sent the request. */
class ReturnPathTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
        // The first account is welcomed as the admin's instead.
        server.signUp("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theLoginRedirectsToTheRequestedPage() {
        server.signUp("emil");
        var visitor = server.visitor();
        assertTrue(visitor.gets("/login?next=%2Fsettings").body().contains("value=\"/settings\""));
        assertEquals("/settings", Person.location(logIn(visitor, "emil", "/settings")));
    }

    @Test
    void anHtmxLoginRedirectsToTheRequestedPage() {
        server.signUp("gerda");
        var fields =
                new String[] {"email", "gerda@example.org", "password", Person.PASSWORD, "next", "/chat/7?x=1#message-3"
                };
        var response = server.visitor().postsByHtmx("/login", fields);
        assertEquals("/chat/7?x=1#message-3", header(response, "HX-Redirect"));
    }

    @Test
    void aFailedLoginKeepsThePageToReturnTo() {
        var failed = server.visitor().posts("/login", "email", "x@example.org", "password", "wrong", "next", "/chat/7");
        assertEquals(422, failed.statusCode());
        assertTrue(failed.body().contains("name=\"next\" value=\"/chat/7\""), failed.body());
        assertTrue(failed.body().contains("/signup?next=/chat/7"), "the link to sign-up has the page too");
    }

    @Test
    void signUpRedirectsToTheRequestedPageEvenAfterAFailedAttempt() {
        var visitor = server.visitor();
        assertTrue(visitor.gets("/signup?next=%2Fchat%2F7").body().contains("name=\"next\" value=\"/chat/7\""));
        var failed = signUp(visitor, "not an email", "/chat/7");
        assertEquals(422, failed.statusCode());
        assertTrue(failed.body().contains("name=\"next\" value=\"/chat/7\""), failed.body());
        assertTrue(failed.body().contains("/login?next=/chat/7"), "the link to login has the page too");
        assertEquals("/chat/7", Person.location(signUp(visitor, "hilde@example.org", "/chat/7")));
    }

    static Stream<String> invalidReturnPaths() {
        return Stream.of(
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "javascript:alert(1)",
                "evil",
                "",
                "/a\nb",
                "/chat\u0000",
                "/ch\u00e4t",
                "/login?next=/login",
                "/logout",
                "/chat?x=" + "y".repeat(2_000));
    }

    @ParameterizedTest
    @MethodSource("invalidReturnPaths")
    void loginAndSignUpNeverRedirectToAnotherSite(String next) {
        var name = "frida-" + Integer.toHexString(next.hashCode());
        assertEquals("/chat", Person.location(signUp(server.visitor(), name + "@example.org", next)));
        assertEquals("/chat", Person.location(logIn(server.visitor(), name, next)));
    }

    @ParameterizedTest
    @CsvSource({
        "/chat/7/message/add, /chat/7",
        "/chat/7/message/9, /chat/7?before=12",
        "/chat/7, /chat/9#message-4",
        "/chat, /chat?deleted=7",
        "/settings, /blog"
    })
    void aFragmentRequestWithoutASessionGetsA401AndReturnsToThePageInTheBrowser(String path, String page) {
        var visitor = server.visitor();
        var response = visitor.sends(
                visitor.request(path, "Content-Type", FORM, "HX-Request", "true", "HX-Current-URL", own(page))
                        .POST(Person.body("message", "Typed for minutes")));
        assertEquals(401, response.statusCode());
        assertEquals(page, next(header(response, "HX-Redirect")));
        assertTrue(response.body().contains("log in"), "a message for a client that does not follow the header");
        assertEquals("", header(response, "Parley-Stored"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/chat/9",
                "http://127.0.0.1:1/chat/9",
                "//evil.example",
                "null",
                "",
                "http://[",
                "/login",
                "/signup",
                "/login?next=%2Fchat"
            })
    void theLoginDoesNotReturnToAPageOfAnotherSite(String page) {
        var url = page.matches("/\\w.*") ? own(page) : page;
        var htmx = server.visitor().gets("/chat/7", "HX-Request", "true", "HX-Current-URL", url);
        assertEquals("/chat/7", next(header(htmx, "HX-Redirect")));
    }

    @ParameterizedTest
    @CsvSource({
        "/chat/7/message/add, /chat/7",
        "/chat/7/generate?message=8, /chat/7",
        "/chat/7/message/8, /chat/7",
        "/chat/7, /chat/7",
        "/chat, /chat",
        "/settings, /settings"
    })
    void theLoginReturnsToThePageOfAFormWithoutAReferer(String path, String page) {
        var response = server.visitor().posts(path, "message", "Hi");
        assertEquals(303, response.statusCode());
        assertEquals(page, next(Person.location(response)));
        var htmx = server.visitor().postsByHtmx(path, "message", "Hi");
        assertEquals(page, next(header(htmx, "HX-Redirect")));
    }

    @Test
    void theLoginReturnsToTheRefererOfAPlainForm() {
        var visitor = server.visitor();
        var response =
                visitor.sends(visitor.request("/chat/7", "Content-Type", FORM, "Referer", own("/chat/7?before=30"))
                        .POST(Person.body("title", "New")));
        assertEquals("/chat/7?before=30", next(Person.location(response)));
    }

    @Test
    void theLoginDoesNotReturnToAPathThatBeginsWithTwoSlashes() {
        for (var page : new String[] {"//evil.example/chat", "///evil.example"}) {
            var htmx = server.visitor().gets("/chat/7", "HX-Request", "true", "HX-Current-URL", own(page));
            assertEquals("/chat/7", next(header(htmx, "HX-Redirect")));
        }
    }

    @Test
    void theLoginReturnsToAPageWithItsQuery() {
        assertEquals(
                "/chat?message=a%20b", next(Person.location(server.visitor().gets("/chat?message=a%20b"))));
    }

    @Test
    void aReturnPathThatIsTooLongForAHeaderIsShortenedToItsPage() {
        var path = "/chat/7?x=" + "%25".repeat(2_000);
        var response = server.visitor().gets(path);
        assertEquals(303, response.statusCode());
        assertEquals("/chat/7", next(Person.location(response)));
    }

    @Test
    void anEventStreamWithoutASessionGetsA401AsPlainText() {
        var stream = server.visitor().gets("/chat/1/generate", "Accept", "text/event-stream");
        assertEquals(401, stream.statusCode());
        assertTrue(stream.body().contains("log in") && !stream.body().contains("<"), stream.body());
    }

    @Test
    void theReturnPathDoesNotIncludeTheContextPath() {
        try (var below =
                TestServer.configured("PARLEY_DEMO", "on").below("/parley").start()) {
            var page = below.url("/chat/7?before=3").toString();
            var htmx = below.visitor().gets("/chat", "HX-Request", "true", "HX-Current-URL", page);
            assertEquals("/parley/login?next=%2Fchat%2F7%3Fbefore%3D3", header(htmx, "HX-Redirect"));
            var elsewhere = below.url("").resolve("/other/chat/9").toString();
            var other = below.visitor().gets("/chat", "HX-Request", "true", "HX-Current-URL", elsewhere);
            assertEquals("/parley/login?next=%2Fchat", header(other, "HX-Redirect"));
        }
    }

    private static HttpResponse<String> logIn(Person person, String name, String next) {
        return person.posts("/login", "email", name + "@example.org", "password", Person.PASSWORD, "next", next);
    }

    private static HttpResponse<String> signUp(Person person, String email, String next) {
        return person.posts(
                "/signup",
                "email",
                email,
                "password",
                Person.PASSWORD,
                "password_confirmation",
                Person.PASSWORD,
                "next",
                next);
    }

    private static String own(String path) {
        return server.url(path).toString();
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String next(String login) {
        var query = URI.create(login).getRawQuery();
        assertTrue(login.startsWith("/login?next="), login);
        return URLDecoder.decode(query.substring("next=".length()), StandardCharsets.UTF_8);
    }
}
