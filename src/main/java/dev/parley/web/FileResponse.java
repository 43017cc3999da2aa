package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Sends a file that a user has uploaded, so that whatever it contains can do nothing: the browser neither guesses another type
 * nor runs scripts in it, and other sites cannot embed it.
 */
public final class FileResponse {
    /** Browsers show an image or a text in a page of their own, which has styles: without them, lines would not wrap. */
    private static final String POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String tag;

    /** @param version of the content; it also tells representations of the same file apart */
    public FileResponse(HttpServletRequest request, HttpServletResponse response, String version) {
        this.request = request;
        this.response = response;
        this.tag = '"' + version + '"';
        response.setHeader("Content-Disposition", "inline");
    }

    /** Lets the browser save the file under this name instead of showing it (RFC 6266). */
    public FileResponse asDownload(String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
        return this;
    }

    /** Sends the content, unless the browser has it already. */
    public void send(String contentType, Supplier<byte[]> content) throws IOException {
        response.setHeader("ETag", tag);
        // Asked for each time, because the user may log out.
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Vary", "Cookie");
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        var body = content.get();
        response.setContentType(contentType);
        response.setContentLength(body.length);
        BodyWriter.sendFile(request, response, body);
    }
}
