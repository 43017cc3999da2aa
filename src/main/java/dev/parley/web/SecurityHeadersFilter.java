package dev.parley.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Adds {@link SecurityHeaders} to every response. */
public final class SecurityHeadersFilter extends HttpFilter {
    private final transient Map<String, String> headers;

    /** @param isHttps whether the public URL is https */
    public SecurityHeadersFilter(boolean isHttps) {
        headers = SecurityHeaders.of(isHttps);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        headers.forEach(response::setHeader);
        chain.doFilter(request, response);
    }
}
