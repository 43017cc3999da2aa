package dev.parley.account.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import dev.parley.concurrent.Ticker;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * What a provider says about itself (OpenID Connect Discovery 1.0), and its keys. It is read when the first user needs it and
 * then cached, so a provider that is down delays nobody else. The keys are read again when a token has an unknown key, but at
 * most twice in {@link #KEYS_INTERVAL_MIN}.
 */
final class Discovery {
    static final Duration KEPT_FOR = Duration.ofHours(1);
    /** After a failure, other users get the error at once instead of waiting, too. */
    static final Duration FAILURE_KEPT_FOR = Duration.ofSeconds(3);

    /** Others get an error at once, because each occupies a thread of the server. */
    private static final int WAITING_MAX = 16;

    private static final Duration KEYS_KEPT_FOR = Duration.ofMinutes(15);
    private static final Duration KEYS_INTERVAL_MIN = Duration.ofSeconds(30);

    /** The metadata of a provider, and a source of its keys. */
    record Document(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys) {}

    private record Kept(Document document, long readNanos) {}

    private record Failure(IOException cause, long atNanos) {}

    private final OidcProvider provider;
    private final ProviderHttp http;
    private final Ticker ticker;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Optional<Kept> kept = Optional.empty();
    private volatile Optional<Failure> failure = Optional.empty();

    Discovery(OidcProvider provider, ProviderHttp http, Ticker ticker) {
        this.provider = provider;
        this.http = http;
        this.ticker = ticker;
    }

    /** The current document; the previous one if the provider does not answer now. */
    Document document() throws IOException {
        var fresh = kept.filter(one -> isWithin(KEPT_FOR, one.readNanos));
        if (fresh.isPresent()) {
            return fresh.get().document;
        }
        if (lock.getQueueLength() >= WAITING_MAX) {
            throw new IOException("Too many logins wait for the provider");
        }
        lock.lock();
        try {
            return read();
        } finally {
            lock.unlock();
        }
    }

    private Document read() throws IOException {
        var fresh = kept.filter(one -> isWithin(KEPT_FOR, one.readNanos));
        if (fresh.isPresent()) {
            return fresh.get().document;
        }
        var recent = failure.filter(one -> isWithin(FAILURE_KEPT_FOR, one.atNanos));
        if (recent.isPresent()) {
            return keptOr(recent.get().cause);
        }
        try {
            var metadata = checked(OIDCProviderMetadata.parse(http.get(wellKnown(provider.issuer()))));
            var document = new Document(metadata, keys(metadata));
            kept = Optional.of(new Kept(document, ticker.nanos()));
            return document;
        } catch (IOException | ParseException e) {
            var cause = e instanceof IOException io ? io : new IOException("Malformed discovery document", e);
            failure = Optional.of(new Failure(cause, ticker.nanos()));
            return keptOr(cause);
        }
    }

    private Document keptOr(IOException cause) throws IOException {
        if (kept.isEmpty()) {
            throw cause;
        }
        return kept.get().document;
    }

    private boolean isWithin(Duration duration, long nanos) {
        return ticker.nanos() - nanos < duration.toNanos();
    }

    /** OpenID Connect Discovery 1.0, section 4.1. */
    private static URI wellKnown(URI issuer) {
        return URI.create(withoutSlash(issuer.toString()) + "/.well-known/openid-configuration");
    }

    /** Section 4.3: the issuer must be the configured one. A slash at its end is easily forgotten, and makes no difference. */
    private OIDCProviderMetadata checked(OIDCProviderMetadata metadata) throws IOException {
        var issuer = metadata.getIssuer().getValue();
        if (!withoutSlash(issuer).equals(withoutSlash(provider.issuer().toString()))) {
            throw new IOException("The issuer is configured as " + provider.issuer() + ", but calls itself " + issuer);
        }
        var required = Stream.of(
                metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI());
        if (!required.allMatch(uri -> uri != null && isAllowed(uri))
                || !Optional.ofNullable(metadata.getUserInfoEndpointURI())
                        .map(this::isAllowed)
                        .orElse(true)) {
            throw new IOException("The discovery document lacks an endpoint, or an endpoint is not https");
        }
        return metadata;
    }

    /** http is only for a provider on the same machine, see the configuration of the issuer. */
    private boolean isAllowed(URI endpoint) {
        var scheme = String.valueOf(endpoint.getScheme());
        boolean isLocal = provider.issuer().getScheme().equals("http");
        return endpoint.getHost() != null && (scheme.equals("https") || (isLocal && scheme.equals("http")));
    }

    private JWKSource<SecurityContext> keys(OIDCProviderMetadata metadata) throws IOException {
        var same = kept.map(Kept::document)
                .filter(old -> old.metadata.getJWKSetURI().equals(metadata.getJWKSetURI()));
        if (same.isPresent()) {
            return same.get().keys;
        }
        return JWKSourceBuilder.create(metadata.getJWKSetURI().toURL(), http)
                .cache(KEYS_KEPT_FOR.toMillis(), ProviderHttp.TIME_MAX.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEYS_INTERVAL_MIN.toMillis())
                .outageTolerant(KEPT_FOR.toMillis())
                .build();
    }

    private static String withoutSlash(String url) {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
