package dev.parley.account.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The client for requests to providers. Responses are limited in size and time, redirects are not followed, and the system's
 * proxy ({@code -Dhttps.proxyHost}) is used.
 */
final class ProviderHttp implements HTTPRequestSender, ResourceRetriever {
    /** For the whole request and response, because a slow login is better than a broken one, but holds a thread. */
    static final Duration TIME_MAX = Duration.ofSeconds(10);

    /** Several times as long as the longest documents of well-known providers. */
    static final int BODY_BYTES_MAX = 256 * 1024;

    /** Providers that do not answer must not use up the threads of the server. */
    private static final int REQUESTS_AT_ONCE_MAX = 32;

    private static final Duration CONNECT_TIME_MAX = Duration.ofSeconds(5);

    private final Duration timeMax;
    private final Semaphore permits = new Semaphore(REQUESTS_AT_ONCE_MAX);
    private volatile Optional<HttpClient> client = Optional.empty();

    ProviderHttp() {
        this(TIME_MAX);
    }

    /** @param timeMax see {@link #TIME_MAX} */
    ProviderHttp(Duration timeMax) {
        this.timeMax = timeMax;
    }

    /** A request for a document. */
    String get(URI uri) throws IOException {
        var response = send(new HTTPRequest(HTTPRequest.Method.GET, uri));
        if (response.getStatusCode() != HTTPResponse.SC_OK) {
            throw new IOException("Status " + response.getStatusCode() + " for " + uri);
        }
        return response.getBody();
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        return new Resource(get(URI.create(url.toString())), "application/json");
    }

    @Override
    public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
        if (!permits.tryAcquire()) {
            throw new IOException("Too many concurrent requests to providers");
        }
        try {
            return converted(exchange(converted(request)));
        } finally {
            permits.release();
        }
    }

    private HttpResponse<String> exchange(HttpRequest request) throws IOException {
        var future = client().sendAsync(request, head -> new LimitedBody(BODY_BYTES_MAX));
        try {
            // The timeout of a request ends with the headers, so a body could still arrive byte by byte for ever.
            return future.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IOException("No complete response within " + timeMax, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } finally {
            future.cancel(true);
        }
    }

    /** Created by the first login, because a client has threads. */
    private synchronized HttpClient client() {
        var existing = client.orElseGet(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIME_MAX)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        client = Optional.of(existing);
        return existing;
    }

    private HttpRequest converted(ReadOnlyHTTPRequest request) {
        var body = Optional.ofNullable(request.getBody());
        var builder = HttpRequest.newBuilder(request.getURI())
                .timeout(timeMax)
                .method(
                        request.getMethod().name(),
                        body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        builder.setHeader("Accept", "application/json");
        return builder.build();
    }

    private static HTTPResponse converted(HttpResponse<String> response) throws IOException {
        var converted = new HTTPResponse(response.statusCode());
        var contentType = response.headers().firstValue("Content-Type");
        if (contentType.isPresent()) {
            try {
                converted.setContentType(contentType.get());
            } catch (ParseException e) {
                throw new IOException("Malformed Content-Type", e);
            }
        }
        converted.setBody(response.body());
        return converted;
    }
}
