package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Sends a {@link Problem} in the form that suits the client: a page, a toast for htmx, or a line of text. */
public final class ProblemPage {
    private final View view;

    public ProblemPage(View view) {
        this.view = view;
    }

    public void send(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        var words = problem.words(Words.of(request));
        response.setHeader("Cache-Control", "no-store");
        if (wantsText(request)) {
            response.setStatus(problem.status());
            Page.setRetryAfter(response, problem.retryAfter());
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().println(words);
            return;
        }
        var page = view.page(request, "error")
                .with("status", problem.status())
                .with("problem", words)
                .status(problem);
        if (Htmx.isFragmentRequest(request)) {
            Htmx.retargetToToasts(response);
            page.fragmentTo(response, "toast");
        } else {
            page.to(response);
        }
    }

    /** Whether the client is an event stream or a program that asks for JSON, and so cannot use HTML. */
    public static boolean wantsText(HttpServletRequest request) {
        var accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return accept.startsWith("text/event-stream") || accept.startsWith("application/json");
    }
}
