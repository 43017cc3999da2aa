package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Sends a {@link HttpException} in the form that suits the client: a page, a toast for htmx, or a line of text. */
public final class ErrorPage {
    private final Templates templates;

    public ErrorPage(Templates templates) {
        this.templates = templates;
    }

    public void send(HttpServletRequest request, HttpServletResponse response, HttpException error) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (ApiPath.is(request)) {
            ApiError.send(request, response, error);
            return;
        }
        var message = error.message(Translations.of(request));
        if (wantsText(request)) {
            response.setStatus(error.status());
            PageResponse.setRetryAfter(response, error.retryAfter());
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(message);
            return;
        }
        var page = templates
                .page(request, "error")
                .with("status", error.status())
                .with("message", message)
                .status(error);
        if (Htmx.isFragmentRequest(request)) {
            Htmx.retargetToToasts(response);
            page.sendFragment(response, "toast");
        } else {
            page.send(response);
        }
    }

    /** Whether the client is an event stream or a program that asks for JSON, and so cannot use HTML. */
    public static boolean wantsText(HttpServletRequest request) {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return accept.startsWith("text/event-stream") || accept.startsWith("application/json");
    }
}
