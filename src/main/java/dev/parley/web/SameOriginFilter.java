package dev.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses requests that change something and come from another site's page. Browsers say where a request comes from in
 * {@code Sec-Fetch-Site}, older ones (and all of them over plain http) in {@code Origin} or {@code Referer}. A client
 * that sends none of these is no browser and carries nobody's cookies but its own.
 */
public final class SameOriginFilter extends HttpFilter {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final Optional<URI> publicUrl;

    /** @param publicUrl how browsers reach us behind a proxy; without it the {@code Host} header tells */
    public SameOriginFilter(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!SAFE_METHODS.contains(request.getMethod()) && !isFromHere(request)) {
            throw new Problem(403, "problem.cross-site");
        }
        chain.doFilter(request, response);
    }

    private boolean isFromHere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) return site.equals("same-origin") || site.equals("none");
        var origin = request.getHeader("Origin");
        if (origin != null) return isHere(origin, request);
        var referer = request.getHeader("Referer");
        return referer == null || isHere(referer, request);
    }

    /** {@code Origin: null} (a sandboxed page) has no host and is foreign, and so is another port. */
    private boolean isHere(String url, HttpServletRequest request) {
        var host = request.getHeader("Host");
        var here = publicUrl.or(() -> parse(request.getScheme() + "://" + host)).map(SameOriginFilter::authority);
        var there = parse(url).map(SameOriginFilter::authority);
        return there.isPresent() && there.equals(here);
    }

    private static Optional<URI> parse(String url) {
        try {
            var uri = URI.create(url);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String authority(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
