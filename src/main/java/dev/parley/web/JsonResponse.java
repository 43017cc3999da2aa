package dev.parley.web;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A response of the API. */
public final class JsonResponse {
    private JsonResponse() {}

    /** Sends a private JSON document, compressed if the program accepts that. */
    public static void send(HttpServletRequest request, HttpServletResponse response, int status, JsonNode body)
            throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        GzipResponse.send(request, response, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
