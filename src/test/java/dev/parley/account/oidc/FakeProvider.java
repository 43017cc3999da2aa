package dev.parley.account.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import net.minidev.json.JSONObject;

/** A provider that can be made to break each rule. Without that, it keeps them. */
final class FakeProvider implements AutoCloseable {
    /** Answers a request in any way. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    /** 2048 bits are the least that the library accepts, and take a moment to generate. */
    static final RSAKey KEY = key("first");

    final AtomicInteger keyRequests = new AtomicInteger();
    /** All keys that the provider publishes. */
    final List<RSAKey> published = new CopyOnWriteArrayList<>(List.of(KEY));

    volatile RSAKey key = KEY;
    volatile Consumer<JWTClaimsSet.Builder> claims = builder -> {};
    volatile Function<JWTClaimsSet, String> signer = this::signed;
    volatile Consumer<JSONObject> discovery = document -> {};
    volatile Consumer<Map<String, Object>> tokens = response -> {};
    volatile Map<String, Object> userInfo = Map.of();
    /** Replaces all answers. */
    volatile Answer answer = this::answer;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** The requests of browsers, by the code that each got. */
    private final Map<String, Map<String, List<String>>> codes = new ConcurrentHashMap<>();

    private volatile Map<String, List<String>> request = Map.of();

    FakeProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer.to(exchange));
        server.start();
    }

    static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps the rules again. */
    void behave() {
        key = KEY;
        claims = builder -> {};
        signer = this::signed;
        discovery = document -> {};
        tokens = response -> {};
        userInfo = Map.of();
        answer = this::answer;
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What a browser would bring to this URL of the provider; returns the query of the callback. */
    String authorize(URI url) {
        request = URLUtils.parseParameters(url.getRawQuery());
        var code = "code-" + codes.size();
        codes.put(code, request);
        return "code=" + code + "&state=" + parameter("state");
    }

    /** A parameter of the last request of a browser. */
    String parameter(String name) {
        return request.getOrDefault(name, List.of("")).get(0);
    }

    String signed(JWTClaimsSet set) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    set);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static void send(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, document());
            case "/keys" -> {
                keyRequests.incrementAndGet();
                send(
                        exchange,
                        200,
                        new JWKSet(List.<JWK>copyOf(published)).toPublicJWKSet().toString());
            }
            case "/userinfo" -> send(exchange, 200, JSONObject.toJSONString(userInfo));
            default -> token(exchange);
        }
    }

    private String document() {
        var document = new JSONObject();
        document.put("issuer", issuer());
        document.put("authorization_endpoint", issuer() + "/authorize");
        document.put("token_endpoint", issuer() + "/token");
        document.put("jwks_uri", issuer() + "/keys");
        document.put("userinfo_endpoint", issuer() + "/userinfo");
        document.put("subject_types_supported", List.of("public"));
        document.put("authorization_response_iss_parameter_supported", true);
        discovery.accept(document);
        return document.toJSONString();
    }

    private void token(HttpExchange exchange) throws IOException {
        var form =
                URLUtils.parseParameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var verifier = form.getOrDefault("code_verifier", List.of("")).get(0);
        var begun = codes.get(form.get("code").get(0));
        if (begun == null
                || !form.get("redirect_uri").equals(begun.get("redirect_uri"))
                || !List.of(CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
                                .getValue())
                        .equals(begun.get("code_challenge"))) {
            send(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        var response = new HashMap<String, Object>();
        response.put("access_token", "an-access-token");
        response.put("token_type", "Bearer");
        response.put("id_token", idToken(begun.get("nonce").get(0)));
        tokens.accept(response);
        send(exchange, 200, JSONObject.toJSONString(response));
    }

    private String idToken(String nonce) {
        var now = Instant.now();
        var builder = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("ada-1")
                .audience("parley")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("nonce", nonce)
                .claim("email", "ada@company.example")
                .claim("email_verified", true);
        claims.accept(builder);
        return signer.apply(builder.build());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
