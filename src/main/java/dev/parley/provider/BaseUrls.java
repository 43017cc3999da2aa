package dev.parley.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.concurrent.Ticker;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Corrects configured base URLs. An endpoint at the end is removed. If the version is missing, and the server has no
 * endpoint at the URL but has one below {@code /v1}, that URL is used.
 */
public final class BaseUrls {
    private static final Logger LOG = LoggerFactory.getLogger(BaseUrls.class);
    private static final String VERSION = "v1";
    private static final Pattern HAS_VERSION = Pattern.compile("(^|/)v\\d+\\w*(/|$)");
    private static final Pattern ENDPOINT =
            Pattern.compile("(/(chat/completions|chat|completions|responses|embeddings|models))?/*$");
    private static final int SERVERS_REMEMBERED_MAX = 1_000;
    /** After this time the server is tried again, because it may have been updated. */
    private static final Duration REMEMBERED_MAX = Duration.ofDays(1);

    private final Cache<URI, URI> corrected;

    BaseUrls(Ticker ticker) {
        corrected = Caffeine.newBuilder()
                .maximumSize(SERVERS_REMEMBERED_MAX)
                .expireAfterWrite(REMEMBERED_MAX)
                .ticker(ticker::nanos)
                .build();
    }

    /**
     * The URL without an endpoint such as {@code /chat/completions} and without trailing slashes. The query is kept.
     */
    public static URI withoutEndpoint(URI url) {
        var path = Optional.ofNullable(url.getRawPath()).orElse("");
        return UriBuilder.fromUri(url)
                .replacePath(ENDPOINT.matcher(path).replaceFirst(""))
                .build();
    }

    /** The URL that is known to work for this server. */
    URI known(URI baseUrl) {
        return Optional.ofNullable(corrected.getIfPresent(baseUrl)).orElse(baseUrl);
    }

    /** The URL to try next if this response means that the server has no endpoint at a URL without a version. */
    Optional<URI> alternative(URI url, Response response) {
        var path = Optional.ofNullable(url.getPath()).orElse("");
        return isNothing(response) && !HAS_VERSION.matcher(path).find()
                ? Optional.of(UriBuilder.fromUri(url).path(VERSION).build())
                : Optional.empty();
    }

    /** Remembers the alternative if this response shows that it works. Returns whether it does. */
    boolean isFound(URI baseUrl, URI alternative, Response response) {
        if (isNothing(response)) {
            return false;
        }
        LOG.warn(
                "{} is not the base URL of an API; {} is, and is used. Correct OPENAI_BASE_URL.", baseUrl, alternative);
        corrected.put(baseUrl, alternative);
        return true;
    }

    /**
     * Whether there is no endpoint: 404, 405, or the start page of a web application, which some send for every URL.
     */
    private static boolean isNothing(Response response) {
        var type = Optional.ofNullable(response.getHeaderString(ModelClient.SENT_TYPE))
                .orElse("");
        return ErrorMapper.isNoEndpoint(response.getStatus())
                || (response.getStatus() == 200 && type.startsWith(MediaType.TEXT_HTML));
    }
}
