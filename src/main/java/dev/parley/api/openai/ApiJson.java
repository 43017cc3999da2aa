package dev.parley.api.openai;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Sends short JSON. */
final class ApiJson {
    private ApiJson() {}

    static void send(HttpServletResponse response, JsonNode json) {
        response.setContentType("application/json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        try {
            response.getWriter().print(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
