package dev.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Rejects requests that change something and come from a page of another site (CSRF). Browsers send the source of a
 * request in {@code Sec-Fetch-Site}; older browsers, and all browsers over plain http, in {@code Origin} or {@code
 * Referer}. A client that sends none of these is not a browser, so its request carries no cookies of a victim.
 */
public final class SameOriginFilter extends HttpFilter {
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private final transient Origin ownOrigin;

    public SameOriginFilter(Origin ownOrigin) {
        this.ownOrigin = ownOrigin;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // No browser adds a token to a request of another site's page, and cookies do not count there.
        if (!ApiPath.is(request) && !SAFE_METHODS.contains(request.getMethod()) && !isSameOrigin(request)) {
            throw new HttpException(403, "problem.cross-site");
        }
        chain.doFilter(request, response);
    }

    private boolean isSameOrigin(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        var origin = request.getHeader("Origin");
        if (origin != null) {
            return ownOrigin.isSameOrigin(origin, request);
        }
        var referer = request.getHeader("Referer");
        return referer == null || ownOrigin.isSameOrigin(referer, request);
    }
}
