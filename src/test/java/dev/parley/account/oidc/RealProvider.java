package dev.parley.account.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/** An OpenID Connect provider of somebody else's making, at which everyone is logged in already. */
public final class RealProvider implements AutoCloseable {
    private static final String ISSUER_ID = "company";
    private static final long TOKEN_SECONDS = 60;

    private final MockOAuth2Server server = new MockOAuth2Server(
            new OAuth2Config(false, null, null, false, new OAuth2TokenProvider(), Set.of(), new NettyWrapper()));
    private final HttpClient browser =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    public RealProvider() {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    public String issuer() {
        return server.issuerUrl(ISSUER_ID).toString();
    }

    /** Logs the person in with this account of the provider, and returns the last response of the application. */
    HttpResponse<String> logsIn(Person person, String subject, Map<String, Object> claims) {
        return comesBack(person, departure(person.posts("/login/oidc/company", "next", "/chat")), subject, claims);
    }

    /** The URL of the provider to which the application sends the browser. */
    static URI departure(HttpResponse<String> response) {
        assertEquals(200, response.statusCode(), response.body());
        return URI.create(response.headers().firstValue("Refresh").orElseThrow().replaceFirst("0; url=", ""));
    }

    HttpResponse<String> comesBack(Person person, URI departure, String subject, Map<String, Object> claims) {
        nextLogin(subject, claims);
        return person.gets(callback(departure));
    }

    /** The next browser that comes has this account of the provider. */
    public void nextLogin(String subject, Map<String, Object> claims) {
        server.enqueueCallback(
                new DefaultOAuth2TokenCallback(ISSUER_ID, subject, "JWT", List.of("parley"), claims, TOKEN_SECONDS));
    }

    /** The path of the application to which the provider redirects the browser. */
    private String callback(URI departure) {
        try {
            var response = browser.send(HttpRequest.newBuilder(departure).build(), BodyHandlers.ofString());
            assertEquals(302, response.statusCode(), response.body());
            var location = URI.create(response.headers().firstValue("Location").orElseThrow());
            return location.getRawPath() + "?" + location.getRawQuery();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
