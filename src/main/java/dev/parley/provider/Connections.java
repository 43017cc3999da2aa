package dev.parley.provider;

import java.io.IOException;
import java.time.Duration;
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
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectionClosingStrategy;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;

/** How Jersey's Apache connector is set up: limits, what it must not do on its own, and how a {@link Call} is aborted. */
final class Connections {
    private static final int CONNECTIONS_PER_ROUTE_MAX = 4_000;
    private static final int CONNECTIONS_MAX = 4_000;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int HEADER_LINE_CHARS_MAX = 16 * 1024;
    private static final int HEADERS_MAX = 200;
    /** There are three of them for each answer; a delta has some 300 bytes, and a longer line lets them grow. */
    private static final int BUFFER_BYTES = 1024;

    private Connections() {}

    static PoolingHttpClientConnectionManager pool(Names names) {
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
                .setDnsResolver(names)
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
                // Readers for XML, images and mail, which would only be searched, and warned of when missing.
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                // One client serves all users: a cookie would travel from one to the other.
                .property(Apache5ClientProperties.DISABLE_COOKIES, true)
                .property(ClientProperties.CONNECT_TIMEOUT, (int) CONNECT_TIMEOUT.toMillis())
                .property(ClientProperties.READ_TIMEOUT, (int) readTimeout.toMillis())
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                // With a Content-Length: small servers do not understand a chunked request.
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
                .register((Apache5HttpClientBuilderConfigurator) Connections::restrain);
    }

    private static HttpClientBuilder restrain(HttpClientBuilder builder) {
        return builder
                // -Dhttps.proxyHost and its like, for a house whose way out is a proxy.
                .useSystemProperties()
                // A question is not idempotent, and 429 is for the user to see.
                .disableAutomaticRetries()
                .disableAuthCaching()
                // A compressing proxy would hold deltas back.
                .disableContentCompression()
                // What a server sends after [DONE] is not worth waiting for, so a connection carries one answer.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .addExecInterceptorFirst("call", Connections::register);
    }

    private static ClassicHttpResponse register(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        var call = Call.CURRENT.get();
        if (call != null) {
            // The original request: the client copies it for the wire, and only this one aborts in all phases.
            call.runs(() -> reset(scope.originalRequest));
        }
        var response = chain.proceed(request, scope);
        // It is sent, nothing is sent twice, and the answer may take long: what was asked is not kept for it.
        scope.originalRequest.setEntity(null);
        request.setEntity(null);
        return response;
    }

    /** Jersey would read a body to its end before it closes it, and some have no end. */
    private static boolean reset(ClassicHttpRequest request) {
        return request instanceof Cancellable cancellable && cancellable.cancel();
    }
}
