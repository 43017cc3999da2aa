package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TLS proxy in front of Parley, without PARLEY_PUBLIC_URL. The tests are the proxy, and its clients are in 192.0.2.0/24. */
class ProxyTest {
    /** An IPv4 address in the notation of IPv6. */
    private static final TestServer server =
            TestServer.configured("PARLEY_TRUSTED_PROXIES", "::ffff:127.0.0.1").set("PARLEY_LOGIN_FAILURES_MAX", "3");

    private static final TestServer withoutProxy = TestServer.configured("PARLEY_TRUSTED_PROXIES", "10.0.0.0/8");

    @BeforeAll
    static void start() {
        server.start();
        server.signUp("ada");
        withoutProxy.start();
        withoutProxy.signUp("ada");
    }

    @AfterAll
    static void stop() {
        server.close();
        withoutProxy.close();
    }

    @Test
    void theCookieIsSecureIfTheProxySaysSo() {
        assertTrue(cookie(logIn(server, "X-Forwarded-Proto", "https")).contains("; Secure"));
        assertTrue(cookie(logIn(server, "X-Forwarded-Proto", "http, HTTPS ")).contains("; Secure"));
        assertTrue(cookie(logIn(server, "X-Forwarded-Proto", "http", "X-Forwarded-Proto", "https"))
                .contains("; Secure"));
        assertFalse(cookie(logIn(server, "X-Forwarded-Proto", "http")).contains("Secure"));
        assertFalse(
                cookie(logIn(server, "X-Forwarded-Proto", "https, http")).contains("Secure"), "made up by the client");
        assertFalse(cookie(logIn(server)).contains("Secure"));
    }

    @Test
    void whatAnybodyElseSaysIsIgnored() {
        assertFalse(cookie(logIn(withoutProxy, "X-Forwarded-Proto", "https")).contains("Secure"));
        assertEquals(
                403,
                logIn(withoutProxy, "X-Forwarded-Proto", "https", "Origin", https(withoutProxy))
                        .statusCode());
    }

    @Test
    void theOriginOfTheApplicationIsTheOneThatBrowsersSee() {
        assertEquals(
                303,
                logIn(server, "X-Forwarded-Proto", "https", "Origin", https(server))
                        .statusCode());
        assertEquals(
                403,
                logIn(
                                server,
                                "X-Forwarded-Proto",
                                "https",
                                "Origin",
                                server.url("").toString())
                        .statusCode());
        assertEquals(
                403,
                logIn(server, "X-Forwarded-Proto", "http", "Origin", https(server))
                        .statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.2", "::ffff:192.0.2.2", "[::FFFF:c000:202]:4711", "192.0.2.2:80"})
    void anAddressIsTheSameInAllNotations(String address) {
        for (int i = 0; i < 3; i++) {
            assertEquals(422, fail("X-Forwarded-For", "1.2.3." + i + ", 192.0.2.2"));
        }
        assertEquals(429, fail("X-Forwarded-For", "8.8.8.8", "X-Forwarded-For", address));
        // The limit has to be free for the next notation.
        new Storage(server).updateWhileItRuns("DELETE FROM limit_entries");
    }

    private static HttpResponse<String> logIn(TestServer to, String... headers) {
        return post(to, Person.PASSWORD, headers);
    }

    private static int fail(String... headers) {
        return post(server, "wrong", headers).statusCode();
    }

    private static HttpResponse<String> post(TestServer to, String password, String... headers) {
        var visitor = to.visitor();
        var request = visitor.request("/login", headers).header("Content-Type", "application/x-www-form-urlencoded");
        return visitor.sends(request.POST(Person.body("email", "ada@example.org", "password", password)));
    }

    private static String https(TestServer to) {
        return to.url("").toString().replace("http:", "https:");
    }

    private static String cookie(HttpResponse<String> response) {
        assertEquals(303, response.statusCode(), response.body());
        return response.headers().firstValue("Set-Cookie").orElse("");
    }
}
