package dev.parley.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An error as programs read it: {@code {"error": {"message", "type", "param", "code"}}}, the shape that clients of OpenAI expect,
 * for the whole API.
 */
public final class ApiError {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ApiError() {}

    /** Sends the error with its status and {@code Retry-After}. */
    public static void send(HttpServletRequest request, HttpServletResponse response, HttpException error)
            throws IOException {
        response.setStatus(error.status());
        response.setHeader("Cache-Control", "no-store");
        PageResponse.setRetryAfter(response, error.retryAfter());
        response.setContentType("application/json");
        BodyWriter.send(request, response, body(error, Translations.of(request)));
    }

    /** The body of the response, also for an error after the response has begun. */
    public static byte[] body(HttpException error, Translations translations) {
        var body = JSON.createObjectNode();
        body.putObject("error")
                .put(
                        "message",
                        error.status() == 404 ? translations.text("problem.404.api") : error.message(translations))
                .put("type", error.status() >= 500 ? "server_error" : "invalid_request_error")
                .putNull("param")
                .put("code", code(error.status()));
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A word that stays the same when the message is worded differently or translated. */
    private static String code(int status) {
        return switch (status) {
            case 401 -> "invalid_token";
            case 403 -> "insufficient_scope";
            case 404 -> "not_found";
            case 405 -> "method_not_allowed";
            case 408 -> "request_timeout";
            case 409 -> "conflict";
            case 413 -> "too_large";
            case 415 -> "unsupported_media_type";
            case 422 -> "invalid_value";
            case 429 -> "limit_reached";
            case 502 -> "model_server_error";
            case 503 -> "unavailable";
            default -> status >= 500 ? "internal_error" : "bad_request";
        };
    }
}
