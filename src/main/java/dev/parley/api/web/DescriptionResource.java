package dev.parley.api.web;

import dev.parley.web.GzipResponse;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** {@code GET /api/openapi.json}: the description of the API (OpenAPI 3.1). It is the same for everybody and needs no token. */
public final class DescriptionResource extends Resource {
    /** The URL of the server in the file. */
    private static final String ROOT = "\"url\": \"/\"";

    private final String description = read();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=300");
        var path = request.getContextPath();
        var here = path.isEmpty() ? description : description.replace(ROOT, "\"url\": \"" + path + "\"");
        GzipResponse.send(request, response, here.getBytes(StandardCharsets.UTF_8));
    }

    private static String read() {
        try (var in = DescriptionResource.class.getResourceAsStream("/api/openapi.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
