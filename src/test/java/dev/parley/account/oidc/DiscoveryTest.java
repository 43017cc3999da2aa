package dev.parley.account.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The discovery document of a provider is cached, limited and checked. */
class DiscoveryTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private FakeProvider provider;

    @BeforeEach
    void start() throws IOException {
        provider = new FakeProvider();
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void theDocumentIsKeptForAnHourAndLongerWhileTheProviderIsDown() throws IOException {
        var discovery = discovery(provider.issuer());
        provider.answer = exchange -> {
            requests.incrementAndGet();
            provider.answer(exchange);
        };
        assertEquals(provider.issuer(), issuer(discovery));
        assertEquals(provider.issuer(), issuer(discovery));
        assertEquals(1, requests.get());
        nanos.addAndGet(Discovery.KEPT_FOR.toNanos());
        issuer(discovery);
        assertEquals(2, requests.get());
        nanos.addAndGet(Discovery.KEPT_FOR.toNanos());
        provider.answer = exchange -> FakeProvider.send(exchange, 500, "{}");
        assertEquals(provider.issuer(), issuer(discovery));
    }

    @Test
    void aFailureIsKeptForAMomentOnly() throws IOException {
        var discovery = discovery(provider.issuer());
        provider.answer = exchange -> {
            requests.incrementAndGet();
            FakeProvider.send(exchange, 500, "{}");
        };
        assertThrows(IOException.class, discovery::document);
        assertThrows(IOException.class, discovery::document);
        assertEquals(1, requests.get());
        nanos.addAndGet(Discovery.FAILURE_KEPT_FOR.toNanos());
        provider.behave();
        assertEquals(provider.issuer(), issuer(discovery));
    }

    @Test
    void aSlashAtTheEndOfTheIssuerMakesNoDifference() throws IOException {
        assertEquals(provider.issuer(), issuer(discovery(provider.issuer() + "/")));
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                answer("another issuer", exchange -> FakeProvider.send(exchange, 200, """
                        {"issuer": "https://another.example", "authorization_endpoint": "http://127.0.0.1/a",
                        "token_endpoint": "http://127.0.0.1/t", "jwks_uri": "http://127.0.0.1/k",
                        "subject_types_supported": ["public"]}""")),
                answer("not JSON", exchange -> FakeProvider.send(exchange, 200, "<html>")),
                answer("deep JSON", exchange -> FakeProvider.send(exchange, 200, "[".repeat(100_000))),
                answer("empty", exchange -> FakeProvider.send(exchange, 200, "")),
                answer("endless", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    while (true) {
                        exchange.getResponseBody().write(new byte[8192]);
                    }
                }),
                answer("a redirect", exchange -> {
                    exchange.getResponseHeaders().set("Location", "/.well-known/openid-configuration");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void aBadAnswerIsAnError(String name, FakeProvider.Answer answer) {
        provider.answer = answer;
        assertThrows(IOException.class, discovery(provider.issuer())::document);
    }

    @Test
    void endpointsOfARemoteProviderMustBeHttps() {
        provider.discovery = document -> document.put("token_endpoint", "ftp://127.0.0.1/token");
        var error = assertThrows(IOException.class, discovery(provider.issuer())::document);
        assertTrue(String.valueOf(error.getMessage()).contains("not https"));
    }

    @Test
    void aResponseThatTricklesIsGivenUp() {
        provider.answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            // The rest never comes; the thread ends with the provider.
        };
        var http = new ProviderHttp(Duration.ofMillis(200));
        assertThrows(IOException.class, () -> http.get(URI.create(provider.issuer() + "/")));
    }

    private Discovery discovery(String issuer) {
        var config = new OidcProvider(
                "company",
                "Company",
                URI.create(issuer),
                "parley",
                Optional.empty(),
                List.of("openid"),
                "groups",
                Set.of(),
                Set.of(),
                List.of());
        return new Discovery(config, new ProviderHttp(), nanos::get);
    }

    private static String issuer(Discovery discovery) throws IOException {
        return discovery.document().metadata().getIssuer().getValue();
    }

    private static Arguments answer(String name, FakeProvider.Answer answer) {
        return Arguments.of(name, answer);
    }
}
