package dev.parley.account.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.LogCapture;
import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.RawRequest;
import dev.parley.Storage;
import dev.parley.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nobody is logged in by a provider, a browser or a link that breaks a rule of OpenID Connect. */
class OidcAttacksTest {
    private static final MutableClock CLOCK = new MutableClock(Instant.parse("2026-01-01T12:00:00Z"));

    private static FakeProvider provider;
    private static TestServer server;
    private static Storage storage;

    @BeforeAll
    static void start() throws IOException {
        provider = new FakeProvider();
        server = TestServer.configured("PARLEY_DEMO", "on")
                .set("PARLEY_OIDC", "company")
                .set("PARLEY_OIDC_COMPANY_ISSUER", provider.issuer())
                .set("PARLEY_OIDC_COMPANY_CLIENT_ID", "parley")
                .set("PARLEY_OIDC_COMPANY_LABEL", "Company")
                .clock(CLOCK)
                .start();
        storage = new Storage(server);
        server.signUp("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @BeforeEach
    void behave() {
        provider.behave();
    }

    @Test
    void aProviderThatKeepsTheRulesLogsTheUserIn() {
        assertEquals("/chat", Person.location(logIn(server.visitor())));
    }

    static Stream<Arguments> invalidTokens() {
        Consumer<JWTClaimsSet.Builder> none = builder -> {};
        return Stream.of(
                claims("another nonce", builder -> builder.claim("nonce", "another")),
                claims("no nonce", builder -> builder.claim("nonce", null)),
                claims("another audience", builder -> builder.audience("another")),
                claims("another party", builder -> builder.claim("azp", "another")),
                claims("several audiences", builder -> builder.audience(List.of("parley", "another"))),
                claims("another issuer", builder -> builder.issuer("https://another.example")),
                claims("no subject", builder -> builder.subject(null)),
                claims("a long subject", builder -> builder.subject("s".repeat(256))),
                claims(
                        "expired",
                        builder ->
                                builder.expirationTime(Date.from(Instant.now().minusSeconds(90)))),
                claims(
                        "from the future",
                        builder -> builder.issueTime(Date.from(Instant.now().plusSeconds(90)))),
                claims("another access token", builder -> builder.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA")),
                Arguments.of("no signature", none, (Signer) set -> new PlainJWT(set).serialize()),
                Arguments.of("the public key as a secret", none, (Signer) OidcAttacksTest::signedWithPublicKey),
                Arguments.of("another signature", none, (Signer) set -> tampered(provider.signed(set))),
                Arguments.of("not a token", none, (Signer) set -> "eyJhbGciOiJub25lIn0.x"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalidTokens")
    void anInvalidIdTokenLogsNobodyIn(String name, Consumer<JWTClaimsSet.Builder> claims, Signer signer) {
        provider.claims = claims;
        provider.signer = signer::sign;
        var visitor = server.visitor();
        var response = logIn(visitor);
        assertEquals(502, response.statusCode(), response.body());
        assertTrue(response.body().contains("couldn’t be verified"), response.body());
        assertEquals(303, visitor.gets("/chat").statusCode());
    }

    @Test
    void aKeyThatIsNewIsFetchedButNotForEachToken() {
        logIn(server.visitor());
        int requests = provider.keyRequests.get();
        provider.key = FakeProvider.key("second");
        provider.published.add(provider.key);
        assertEquals("/chat", Person.location(logIn(server.visitor())));
        assertEquals(requests + 1, provider.keyRequests.get());
        provider.key = FakeProvider.key("unpublished");
        for (int i = 0; i < 5; i++) {
            assertEquals(502, logIn(server.visitor()).statusCode());
        }
        assertTrue(provider.keyRequests.get() <= requests + 3, provider.keyRequests + " requests");
    }

    @Test
    void anEmailThatTheProviderHasNotVerifiedCreatesNoAccount() {
        for (var verified : List.of(false, "false", "no", 0)) {
            provider.claims = builder -> builder.subject("eve-1")
                    .claim("email", "eve@company.example")
                    .claim("email_verified", verified)
                    .claim("xms_edov", true);
            var response = logIn(server.visitor());
            assertEquals(403, response.statusCode());
            assertTrue(response.body().contains("has not confirmed your email address"), response.body());
        }
        provider.claims = builder ->
                builder.subject("eve-1").claim("email", "admin@example.org").claim("email_verified", false);
        assertEquals(403, logIn(server.visitor()).statusCode(), "and does not offer to connect an account");
        assertEquals(0, storage.number("SELECT COUNT(*) FROM identities WHERE subject = 'eve-1'"));
    }

    @Test
    void claimsMayComeFromTheUserInfoEndpointIfTheyAreAboutTheSameSubject() {
        provider.claims =
                builder -> builder.subject("bob-1").claim("email", null).claim("email_verified", null);
        provider.userInfo = Map.of("sub", "ada-1", "email", "bob@company.example", "email_verified", true);
        assertEquals(502, logIn(server.visitor()).statusCode());
        provider.userInfo = Map.of("sub", "bob-1", "email", "bob@company.example", "email_verified", true);
        assertEquals("/chat", Person.location(logIn(server.visitor())));
    }

    @Test
    void aCallbackWorksOnceAndInTheBrowserThatBeganIt() {
        var ada = server.visitor();
        var callback = callback(ada);
        assertExpired(server.visitor().gets(callback));
        var bob = server.visitor();
        callback(bob);
        assertExpired(bob.gets(callback));
        assertEquals(303, ada.gets(callback).statusCode());
        assertExpired(ada.gets(callback));
        assertExpired(ada.gets("/login/oidc/company/callback?code=a-code&state=unknown"));
        assertExpired(ada.gets("/login/oidc/company/callback"));
        assertEquals(
                400, ada.gets("/login/oidc/company/callback?state=a&state=b").statusCode());
    }

    @Test
    void loginsInTwoTabsBothWork() {
        var ada = server.visitor();
        var first = RealProvider.departure(ada.posts("/login/oidc/company"));
        var second = RealProvider.departure(ada.posts("/login/oidc/company"));
        assertEquals(303, ada.gets(comeBack(second)).statusCode());
        assertEquals(303, ada.gets(comeBack(first)).statusCode());
    }

    @Test
    void aCallbackExpires() {
        var ada = server.visitor();
        var callback = callback(ada);
        CLOCK.advance(LoginStore.LIFETIME.plusSeconds(1));
        assertExpired(ada.gets(callback));
    }

    @Test
    void theIssuerOfTheCallbackMustBeTheProvider() {
        for (var issuer : List.of("", "&iss=https://another.example")) {
            var ada = server.visitor();
            var url = RealProvider.departure(ada.posts("/login/oidc/company"));
            var response = ada.gets("/login/oidc/company/callback?" + provider.authorize(url) + issuer);
            assertEquals(400, response.statusCode());
            assertTrue(response.body().contains("not a valid response from Company"), response.body());
        }
    }

    @Test
    void anotherCodeIsRefused() {
        var ada = server.visitor();
        assertExpired(ada.gets(callback(ada).replace("code=", "code=another-")));
    }

    @Test
    void anErrorOfTheProviderIsShownInOurWords() {
        var ada = server.visitor();
        var response = ada.gets(callback(ada).replace("code=", "error=access_denied&error_description=Call+me&x="));
        assertEquals(403, response.statusCode());
        assertTrue(response.body().contains("Company did not log you in"), response.body());
        assertFalse(response.body().contains("Call me"), response.body());
        response = ada.gets(callback(ada).replace("code=", "error=%3Cb%3Eserver%3C/b%3E&x="));
        assertEquals(400, response.statusCode());
        assertFalse(response.body().contains("<b>"), response.body());
        assertTrue(response.body().contains("Company reported an error"), response.body());
    }

    @Test
    void theCookieAndTheHeadersProtectTheLogin() {
        var visitor = server.visitor();
        var response = visitor.posts("/login/oidc/company", "next", "https://another.example/");
        var cookie = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), cookie);
        var url = RealProvider.departure(response);
        assertTrue(url.getRawQuery().contains("code_challenge_method=S256"), url.toString());
        var callback = visitor.gets(comeBack(url));
        assertEquals("/chat", Person.location(callback), "next is a page of this application");
        assertEquals(
                "no-referrer", callback.headers().firstValue("Referrer-Policy").orElseThrow());
        var secret = cookie.replaceFirst("parley-oidc=([^;]*);.*", "$1");
        assertFalse(url.toString().contains(secret));
    }

    @Test
    void aLoginFromAnotherHostNeedsAPublicUrl() throws IOException {
        var response = RawRequest.send(
                server.url(""),
                "POST /login/oidc/company HTTP/1.1\r\nHost: attacker.example\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertTrue(response.startsWith("HTTP/1.1 400"), response);
        assertTrue(response.contains("PARLEY_PUBLIC_URL"), response);
    }

    @Test
    void nothingSecretIsLoggedOrStored() {
        try (var log = new LogCapture()) {
            var ada = server.visitor();
            var callback = callback(ada);
            ada.gets(callback);
            provider.signer = set -> tampered(provider.signed(set));
            logIn(server.visitor());
            for (var secret : List.of("an-access-token", "eyJ", provider.parameter("state"))) {
                assertEquals(List.of(), log.linesWith(secret));
                assertFalse(storage.everything().contains(secret));
            }
        }
    }

    private static HttpResponse<String> logIn(Person person) {
        return person.gets(callback(person));
    }

    /** The path with which the browser comes back from the provider. */
    private static String callback(Person person) {
        return comeBack(RealProvider.departure(person.posts("/login/oidc/company", "next", "/chat")));
    }

    private static String comeBack(URI departure) {
        return "/login/oidc/company/callback?" + provider.authorize(departure) + "&iss="
                + URLEncoder.encode(provider.issuer(), StandardCharsets.UTF_8);
    }

    private static void assertExpired(HttpResponse<String> response) {
        assertEquals(400, response.statusCode(), response.body());
        assertTrue(response.body().contains("has expired or was already used"), response.body());
    }

    interface Signer {
        String sign(JWTClaimsSet set);
    }

    private static Arguments claims(String name, Consumer<JWTClaimsSet.Builder> claims) {
        return Arguments.of(name, claims, (Signer) set -> provider.signed(set));
    }

    private static String signedWithPublicKey(JWTClaimsSet set) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), set);
            token.sign(new MACSigner(FakeProvider.KEY.toRSAPublicKey().getEncoded()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tampered(String token) {
        int dot = token.lastIndexOf('.');
        char first = token.charAt(dot + 1);
        return token.substring(0, dot + 1) + (first == 'A' ? 'B' : 'A') + token.substring(dot + 2);
    }
}
