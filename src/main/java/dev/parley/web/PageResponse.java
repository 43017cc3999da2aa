package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds a page and sends it. */
public final class PageResponse {
    /** The elements that differ between pages. A response to htmx has only these; the rest of the layout stays. */
    private static final Set<String> FRAGMENT_ELEMENTS = Set.of("title", "#main");

    private final Templates templates;
    private final HttpServletRequest request;
    private final String template;
    private final Map<String, @Nullable Object> variables = new HashMap<>();
    private int status = HttpServletResponse.SC_OK;
    private Optional<Duration> retryAfter = Optional.empty();

    PageResponse(Templates templates, HttpServletRequest request, String template) {
        this.templates = templates;
        this.request = request;
        this.template = template;
        variables.put("path", PathParams.path(request));
        variables.put("whole", !Htmx.isFragmentRequest(request));
        variables.put("theme", Theme.of(request).toString());
        variables.put("user", request.getAttribute(Templates.USER));
        variables.put("hasPassword", request.getAttribute(Templates.HAS_PASSWORD));
    }

    public PageResponse with(String name, @Nullable Object value) {
        variables.put(name, value);
        return this;
    }

    public PageResponse status(int status) {
        this.status = status;
        retryAfter = HttpException.retryAfter(status);
        return this;
    }

    /** Sets the status and {@code Retry-After} of an error. */
    public PageResponse status(HttpException error) {
        status(error.status());
        retryAfter = error.retryAfter();
        return this;
    }

    /** Sends the page; if htmx sent the request, only the elements that differ between pages. */
    public void send(HttpServletResponse response) throws IOException {
        sendElements(response, Htmx.isFragmentRequest(request) ? FRAGMENT_ELEMENTS : Set.of());
    }

    /** Sends one fragment of the page's template. */
    public void sendFragment(HttpServletResponse response, String fragment) throws IOException {
        sendElements(response, Set.of(fragment));
    }

    static void setRetryAfter(HttpServletResponse response, Optional<Duration> wait) {
        wait.ifPresent(time -> response.setHeader(
                "Retry-After", Long.toString(time.plusMillis(999).toSeconds())));
    }

    private void sendElements(HttpServletResponse response, Set<String> elements) throws IOException {
        // Render the whole page before sending the first byte: a template error gives a 500, not half a page.
        var html = templates
                .render(template, elements, Translations.language(request), variables)
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        setRetryAfter(response, retryAfter);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Vary", "HX-Request, Accept-Language, Cookie");
        GzipResponse.send(request, response, html);
    }
}
