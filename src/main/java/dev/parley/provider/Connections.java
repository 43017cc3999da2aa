package dev.parley.provider;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectionClosingStrategy;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;

/** Configures Jersey's Apache connector: limits, disabled features, and how to abort a {@link Call}. */
final class Connections {
    private static final int CONNECTIONS_PER_ROUTE_MAX = 4_000;
    private static final int CONNECTIONS_MAX = 4_000;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int HEADER_LINE_CHARS_MAX = 16 * 1024;
    private static final int HEADERS_MAX = 200;
    /**
     * The initial size. Each answer has three such buffers; a delta has about 300 bytes, and longer lines enlarge them.
     */
    private static final int BUFFER_BYTES = 1024;

    private Connections() {}

    static PoolingHttpClientConnectionManager pool(DnsResolver dnsResolver) {
        var http = Http1Config.custom()
                .setMaxLineLength(HEADER_LINE_CHARS_MAX)
                .setMaxHeaderCount(HEADERS_MAX)
                .setBufferSize(BUFFER_BYTES)
                .build();
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(http)
                        .build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                        .build())
                .setDnsResolver(dnsResolver)
                .setMaxConnPerRoute(CONNECTIONS_PER_ROUTE_MAX)
                .setMaxConnTotal(CONNECTIONS_MAX)
                .build();
    }

    static ClientConfig config(PoolingHttpClientConnectionManager pool, Duration readTimeout) {
        return new ClientConfig()
                .connectorProvider(new Apache5ConnectorProvider())
                .property(Apache5ClientProperties.CONNECTION_MANAGER, pool)
                .property(
                        Apache5ClientProperties.REQUEST_CONFIG,
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(Timeout.of(CONNECT_TIMEOUT))
                                .build())
                .property(Apache5ClientProperties.CONNECTION_CLOSING_STRATEGY, (Apache5ConnectionClosingStrategy)
                        (config, request, response, stream) -> reset(request))
                // The default readers for XML, images and mail are unused and cause warnings when missing.
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                // One client serves all users, so a cookie of one user would be sent for another.
                .property(Apache5ClientProperties.DISABLE_COOKIES, true)
                .property(ClientProperties.CONNECT_TIMEOUT, (int) CONNECT_TIMEOUT.toMillis())
                .property(ClientProperties.READ_TIMEOUT, (int) readTimeout.toMillis())
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                // Send Content-Length, because small servers do not support chunked requests.
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
                .register((Apache5HttpClientBuilderConfigurator) Connections::restrain);
    }

    private static HttpClientBuilder restrain(HttpClientBuilder builder) {
        return builder
                // Respect -Dhttps.proxyHost and related properties, for networks that require a proxy.
                .useSystemProperties()
                // The requests are not idempotent, and RetryingModel decides about retries.
                .disableAutomaticRetries()
                .disableAuthCaching()
                // A proxy that compresses would delay deltas.
                .disableContentCompression()
                // One connection per answer: reusing it would mean waiting for the data after [DONE].
                .setConnectionReuseStrategy((request, response, context) -> false)
                .addExecInterceptorFirst("call", Connections::register);
    }

    private static ClassicHttpResponse register(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var call = Call.CURRENT.get();
        if (call != null) {
            // Abort the original request: the client sends a copy, and only the original can be aborted in all phases.
            call.runs(() -> reset(scope.originalRequest));
        }
        var exchange = call == null ? Optional.<ExchangeRecording>empty() : call.record(request);
        var response = proceed(request, scope, chain, exchange);
        // The request was sent and is never repeated. Release the body, because the answer may take long.
        scope.originalRequest.setEntity(null);
        request.setEntity(null);
        if (response.getEntity() != null) {
            response.setEntity(new UnbufferedEntity(response.getEntity(), exchange));
        }
        return response;
    }

    private static ClassicHttpResponse proceed(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain, Optional<ExchangeRecording> exchange)
            throws IOException, HttpException {
        try {
            var response = chain.proceed(request, scope);
            exchange.ifPresent(recorded -> recorded.receives(sent(request, scope), response));
            return response;
        } catch (IOException | HttpException | RuntimeException e) {
            exchange.ifPresent(recorded -> recorded.fails(e));
            throw e;
        }
    }

    /** The request with all headers that the client has added. */
    private static HttpRequest sent(ClassicHttpRequest request, ExecChain.Scope scope) {
        var sent = scope.clientContext.getRequest();
        return sent == null ? request : sent;
    }

    /**
     * Keeps Jersey from adding a buffer of 8 KB, which it does if a stream does not support {@code mark}. {@link
     * LineReader} has a buffer already. This one is only as large as needed, and bypassed by larger reads.
     */
    private static final class UnbufferedEntity extends HttpEntityWrapper {
        private final Optional<ExchangeRecording> exchange;

        UnbufferedEntity(HttpEntity entity, Optional<ExchangeRecording> exchange) {
            super(entity);
            this.exchange = exchange;
        }

        @Override
        public InputStream getContent() throws IOException {
            var content = super.getContent();
            return new BufferedInputStream(
                    exchange.isPresent() ? new RecordedStream(content, exchange.get()) : content, 1);
        }
    }

    /** Resets the connection, because Jersey reads a body to the end before closing it, and some bodies never end. */
    private static boolean reset(ClassicHttpRequest request) {
        return request instanceof Cancellable cancellable && cancellable.cancel();
    }
}
