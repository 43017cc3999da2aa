package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** What htmx says in its requests and understands in responses (https://htmx.org/reference/#headers). */
public final class Htmx {
    private Htmx() {}

    /** Whether htmx asks for a fragment. A page that it restores from the history must be whole. */
    public static boolean isFragmentRequest(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** The URL in the address bar of the browser that asks for a fragment. */
    public static Optional<String> currentUrl(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("HX-Current-URL"));
    }

    /** Has htmx go to a path of this application, whatever the status of the response. */
    public static void leadTo(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setHeader("HX-Redirect", request.getContextPath() + path);
    }

    /** Sends the browser to a path of this application: 303 for a plain request, {@code HX-Redirect} for htmx. */
    public static void redirect(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setHeader("Cache-Control", "no-store");
        if (isFragmentRequest(request)) {
            leadTo(request, response, path);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + path);
        }
    }

    /** Puts what is sent into this element, wherever the request wanted it and whatever its status. */
    public static void retarget(HttpServletResponse response, String target, String selected) {
        response.setHeader("HX-Retarget", target);
        response.setHeader("HX-Reswap", "innerHTML");
        response.setHeader("HX-Reselect", selected);
    }

    /** Puts what is sent into the corner for toasts, wherever the request wanted it. */
    static void retargetToToasts(HttpServletResponse response) {
        response.setHeader("HX-Retarget", "#toasts");
        response.setHeader("HX-Reswap", "beforeend");
    }
}
