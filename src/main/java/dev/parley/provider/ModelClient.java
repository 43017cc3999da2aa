package dev.parley.provider;

import dev.parley.concurrent.Scheduler;
import dev.parley.concurrent.Ticker;
import dev.parley.outbound.AddressPolicy;
import dev.parley.outbound.UserUrls;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.glassfish.jersey.media.sse.SseFeature;

/**
 * The HTTP client for all model servers. It sends a request and returns the response when the headers have arrived. It
 * sends a key only in the {@code Authorization} header and only to the key's provider: no redirects, no cookies, no
 * cached credentials.
 */
public final class ModelClient implements AutoCloseable {
    /** The default read timeout. The engine has shorter deadlines; this is a second safeguard. */
    public static final Duration READ_TIMEOUT = Duration.ofMinutes(5);

    /** An internal response header with the content type that the server sent. */
    static final String SENT_TYPE = "X-Sent-Type";

    private final Scheduler timeouts = new Scheduler("parley-model-timeouts");
    private final ErrorResponseReader errorResponses;
    private final Ticker ticker;
    private final BaseUrls baseUrls;
    private final PoolingHttpClientConnectionManager connections;
    private final PoolingHttpClientConnectionManager usersConnections;
    private final Client client;
    /** For the servers of users, which must have public addresses. */
    private final Client usersClient;

    /**
     * Creates a client without connections.
     *
     * @param clock for dates in responses
     * @param readTimeout the longest wait for the first byte and for each further byte
     * @param userUrls the addresses of users' servers
     */
    public ModelClient(Clock clock, Ticker ticker, Duration readTimeout, UserUrls userUrls) {
        this(clock, ticker, readTimeout, userUrls, SystemDefaultDnsResolver.INSTANCE);
    }

    ModelClient(Clock clock, Ticker ticker, Duration readTimeout, UserUrls userUrls, DnsResolver dnsResolver) {
        this.ticker = ticker;
        errorResponses = new ErrorResponseReader(clock, timeouts::after);
        baseUrls = new BaseUrls(ticker);
        connections = Connections.pool(new CheckedDns(dnsResolver, address -> !AddressPolicy.isMetadata(address)));
        usersConnections = Connections.pool(new CheckedDns(dnsResolver, userUrls::isAllowed));
        client = client(connections, readTimeout);
        usersClient = client(usersConnections, readTimeout);
    }

    private static Client client(PoolingHttpClientConnectionManager connections, Duration readTimeout) {
        return ClientBuilder.newClient(Connections.config(connections, readTimeout))
                .register((ClientResponseFilter) (request, response) -> {
                    // The content types of streams are unreliable, so EventParser looks at the bytes.
                    var sent = response.getHeaderString(HttpHeaders.CONTENT_TYPE);
                    response.getHeaders().putSingle(SENT_TYPE, sent == null ? "" : sent);
                    response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, SseFeature.SERVER_SENT_EVENTS);
                    // Otherwise Jersey keeps the whole conversation in memory until the answer has been read.
                    if (request.hasEntity()) {
                        request.setEntity("");
                    }
                });
    }

    Ticker ticker() {
        return ticker;
    }

    Timeouts timeouts() {
        return timeouts::after;
    }

    /** The number of connections in use. */
    public int connectionsLeased() {
        return connections.getTotalStats().getLeased()
                + usersConnections.getTotalStats().getLeased();
    }

    /**
     * Sends {@code POST {baseUrl}/{path}} and waits for the headers of the response. A missing version in the base URL
     * is added, see {@link BaseUrls}.
     *
     * @throws ModelException {@link ErrorKind#UNREACHABLE}, {@link ErrorKind#SILENT} or {@link ErrorKind#NOT_UNDERSTOOD}
     */
    Response post(Call call, Provider provider, String path, byte[] json) {
        return send(
                call, provider, path, request -> request.buildPost(Entity.entity(json, MediaType.APPLICATION_JSON)));
    }

    /** The same with {@code GET}. */
    Response get(Call call, Provider provider, String path) {
        return send(call, provider, path, Invocation.Builder::buildGet);
    }

    /**
     * Reads the error in a response with a status other than 2xx, and closes the response.
     *
     * @param model the requested model; empty if there is none
     */
    ModelException error(Response response, Provider provider, String model) {
        return errorResponses.read(response, provider, model, ModelParameters.NONE, false);
    }

    /** The same for a response to a question. */
    ModelException error(Response response, ChatRequest request) {
        return errorResponses.read(
                response, request.provider(), request.model(), request.parameters(), request.hasImages());
    }

    private Response send(
            Call call, Provider provider, String path, Function<Invocation.Builder, Invocation> toInvocation) {
        var url = baseUrls.known(provider.baseUrl());
        var response = send(call, url, provider, path, toInvocation);
        var alternative = baseUrls.alternative(url, response);
        if (alternative.isEmpty()) {
            return response;
        }
        try {
            var other = send(call, alternative.get(), provider, path, toInvocation);
            boolean isFound = baseUrls.isFound(provider.baseUrl(), alternative.get(), other);
            (isFound ? response : other).close();
            return isFound ? other : response;
        } catch (ModelException e) {
            return response;
        }
    }

    private Response send(
            Call call,
            URI baseUrl,
            Provider provider,
            String path,
            Function<Invocation.Builder, Invocation> toInvocation) {
        Call.CURRENT.set(call);
        try {
            var request = (provider.isOfUser() ? usersClient : client)
                    .target(baseUrl)
                    .path(path)
                    .request(SseFeature.SERVER_SENT_EVENTS_TYPE, MediaType.APPLICATION_JSON_TYPE)
                    .header(HttpHeaders.USER_AGENT, "Parley");
            provider.sentHeaders().forEach(request::header);
            return toInvocation.apply(request).invoke();
        } catch (ProcessingException | IllegalArgumentException e) {
            throw ErrorMapper.beforeTheAnswer(e, provider);
        } finally {
            Call.CURRENT.remove();
        }
    }

    /** Aborts all calls. */
    @Override
    public void close() {
        client.close();
        usersClient.close();
        timeouts.close();
    }
}
