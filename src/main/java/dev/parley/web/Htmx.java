package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** The request and response headers of htmx (https://htmx.org/reference/#headers). */
public final class Htmx {
    private Htmx() {}

    /** Whether htmx requests a fragment. When htmx restores a page from its history, it needs the whole page. */
    public static boolean isFragmentRequest(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null && request.getHeader("HX-History-Restore-Request") == null;
    }

    /** The URL in the browser's address bar when htmx sent the request. */
    public static Optional<String> currentUrl(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("HX-Current-URL"));
    }

    /** The id of the element into which htmx will swap the response, if it has one. */
    public static Optional<String> target(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("HX-Target"));
    }

    /** Makes htmx load a path of this application. It works with any status of the response. */
    public static void setRedirect(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setHeader("HX-Redirect", request.getContextPath() + path);
    }

    /** Redirects the browser to a path of this application: 303 for a plain request, {@code HX-Redirect} for htmx. */
    public static void redirect(HttpServletRequest request, HttpServletResponse response, String path) {
        response.setHeader("Cache-Control", "no-store");
        if (isFragmentRequest(request)) {
            setRedirect(request, response, path);
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + path);
        }
    }

    /** Makes htmx swap the response into this element, instead of the target of the request, with any status. */
    public static void retarget(HttpServletResponse response, String target, String selected) {
        response.setHeader("HX-Retarget", target);
        response.setHeader("HX-Reswap", "innerHTML");
        response.setHeader("HX-Reselect", selected);
    }

    /** Makes htmx swap the response into this element in this way, instead of the target of the request. */
    public static void retargetWhole(HttpServletResponse response, String target, String swap) {
        response.setHeader("HX-Retarget", target);
        response.setHeader("HX-Reswap", swap);
    }

    /** Makes htmx show the response as a toast, instead of swapping it into the target of the request. */
    static void retargetToToasts(HttpServletResponse response) {
        response.setHeader("HX-Retarget", "#toasts");
        response.setHeader("HX-Reswap", "beforeend");
    }
}
