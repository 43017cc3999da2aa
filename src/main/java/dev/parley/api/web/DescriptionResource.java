package dev.parley.api.web;

import dev.parley.web.GzipResponse;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** {@code GET /api/openapi.json}: the description of the API (OpenAPI 3.1). It is the same for everybody and needs no token. */
public final class DescriptionResource extends Resource {
    private final transient byte[] description = read();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "public, max-age=300");
        GzipResponse.send(request, response, description);
    }

    private static byte[] read() {
        try (var in = DescriptionResource.class.getResourceAsStream("/api/openapi.json")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
