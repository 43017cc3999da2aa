package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The paths for programs, {@code /api} and {@code /v1}. Their requests are authenticated by tokens and never by cookies, their
 * bodies are JSON, and so are their errors.
 */
public final class ApiPath {
    private ApiPath() {}

    /** Whether a request is sent to the API. */
    public static boolean is(HttpServletRequest request) {
        var path = PathParams.path(request);
        return path.startsWith("/api/") || isModelApi(request) || path.equals("/api");
    }

    /** Whether a request is sent to the OpenAI-compatible part. */
    public static boolean isModelApi(HttpServletRequest request) {
        var path = PathParams.path(request);
        return path.startsWith("/v1/") || path.equals("/v1");
    }
}
