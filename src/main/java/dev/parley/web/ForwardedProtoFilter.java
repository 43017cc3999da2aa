package dev.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;

/**
 * Lets requests that a trusted proxy has received by https look like it: cookies are then {@code Secure}, and the origin
 * of the application is an https one. From anybody else, {@code X-Forwarded-Proto} is ignored.
 */
public final class ForwardedProtoFilter extends HttpFilter {
    private final transient ClientAddress clientAddress;

    public ForwardedProtoFilter(ClientAddress clientAddress) {
        this.clientAddress = clientAddress;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(isForwardedHttps(request) ? new HttpsRequest(request) : request, response);
    }

    private boolean isForwardedHttps(HttpServletRequest request) {
        return clientAddress.isFromTrustedProxy(request)
                && lastProto(request).filter("https"::equals).isPresent();
    }

    /** The last value is the one that the trusted proxy has set or added. */
    private static Optional<String> lastProto(HttpServletRequest request) {
        return Collections.list(request.getHeaders("X-Forwarded-Proto")).stream()
                .reduce((first, second) -> second)
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT));
    }

    private static final class HttpsRequest extends HttpServletRequestWrapper {
        HttpsRequest(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getScheme() {
            return "https";
        }

        @Override
        public boolean isSecure() {
            return true;
        }
    }
}
