package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Finds the message in an error. Servers use different fields: {@code error.message} (OpenAI), {@code error} (Ollama),
 * {@code message} (vLLM), {@code detail} (FastAPI), {@code errors}, {@code msg}, {@code error_msg} (Baidu), {@code
 * x_groq}, {@code base_resp} (MiniMax), {@code error.metadata.raw} (OpenRouter, from the server behind it), nested
 * ones, or one of these in an array (Gemini).
 */
final class ErrorMessageFinder {
    private static final String[] ERROR_FIELDS = {"error", "errors", "x_groq", "base_resp"};
    private static final String[] MESSAGE_FIELDS = {
        "message",
        "msg",
        "error_msg",
        "error_message",
        "errorMessage",
        "status_msg",
        "detail",
        "details",
        "error_description",
        "description",
        "reason"
    };
    private static final int DEPTH_MAX = 6;

    private ErrorMessageFinder() {}

    /** The message; empty if there is none. */
    static String of(JsonNode json) {
        return of(json, DEPTH_MAX);
    }

    /** The message in the body of an error response, which is JSON or plain text; empty if there is none. */
    static String ofBody(String body) {
        try {
            var json = Json.MAPPER.readTree(body);
            // "404 page not found" begins with a number, which is valid JSON.
            return json.isContainerNode() || (json.isTextual() && body.endsWith("\"")) ? of(json) : plain(body);
        } catch (JsonProcessingException e) {
            return plain(body);
        }
    }

    /** The text, but not the HTML page of a proxy. */
    static String plain(String text) {
        return text.startsWith("<") ? "" : text;
    }

    private static String of(JsonNode json, int depthMax) {
        if (json.isTextual()) {
            return json.textValue().strip();
        }
        if (depthMax == 0 || !json.isContainerNode()) {
            return "";
        }
        if (json.isArray()) {
            for (var one : json) {
                var words = of(one, depthMax - 1);
                if (!words.isEmpty()) {
                    return words;
                }
            }
            return "";
        }
        var raw = raw(json.path("metadata").path("raw"), depthMax - 1);
        return raw.isEmpty() ? ofObject(json, depthMax - 1) : raw;
    }

    /** If {@code error} is only a name ({@code "Not Found"}), the message has the details. */
    private static String ofObject(JsonNode json, int depthMax) {
        var error = first(json, ERROR_FIELDS, depthMax);
        var message = first(json, MESSAGE_FIELDS, depthMax);
        if (error.isEmpty() || message.contains(error)) {
            return message;
        }
        return message.isEmpty() || !json.path("error").isTextual() ? error : error + ": " + message;
    }

    private static String first(JsonNode json, String[] fields, int depthMax) {
        for (var field : fields) {
            var words = of(json.path(field), depthMax);
            if (!words.isEmpty()) {
                return words;
            }
        }
        return "";
    }

    /** The value may be JSON, or a text that contains JSON. */
    private static String raw(JsonNode raw, int depthMax) {
        if (!raw.isTextual()) {
            return of(raw, depthMax);
        }
        try {
            var words = of(Json.MAPPER.readTree(raw.textValue()), depthMax);
            return words.isEmpty() ? raw.textValue().strip() : words;
        } catch (JsonProcessingException e) {
            return raw.textValue().strip();
        }
    }
}
