package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * Sends a complete response body, gzipped if that makes it smaller and the browser accepts gzip. All text responses
 * use this class, except an {@link EventStream}, whose events must not be buffered by a compressor. So the WAR does not
 * depend on the container for compression, and a container that compresses as well sees {@code Content-Encoding} and
 * leaves the body alone.
 *
 * <p>Compressing a secret together with text that an attacker chose reveals the secret through the length (BREACH,
 * breachattack.com). There is no secret to reveal here: pages contain no CSRF token, because {@link SameOriginFilter}
 * checks where a request comes from; a page shows only the last characters of a stored key; and the session cookie is
 * in no body and is not sent with requests from another site (SameSite).
 */
public final class GzipResponse {
    /** A shorter body fits into one packet even when it is not compressed. */
    static final int COMPRESSED_BYTES_MIN = 1024;

    private GzipResponse() {}

    /** Sends text. The caller has set the content type. */
    public static void send(HttpServletRequest request, HttpServletResponse response, byte[] text) throws IOException {
        boolean isCompressed = text.length >= COMPRESSED_BYTES_MIN && acceptsGzip(request);
        send(request, response, text, isCompressed ? Optional.of(gzip(text)) : Optional.empty());
    }

    /** Sends the gzipped form if there is one, otherwise the plain one. */
    static void send(HttpServletRequest request, HttpServletResponse response, byte[] plain, Optional<byte[]> gzip)
            throws IOException {
        response.addHeader("Vary", "Accept-Encoding");
        if (gzip.isPresent()) {
            response.setHeader("Content-Encoding", "gzip");
        }
        var body = gzip.orElse(plain);
        response.setContentLength(body.length);
        BodyWriter.send(request, response, body);
    }

    /** Whether {@code Accept-Encoding} lists gzip with a weight other than 0 (RFC 9110, section 12.5.3). */
    static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse("");
        for (var coding : accepted.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1)) {
            if (coding.equals("gzip") || coding.startsWith("gzip;")) {
                return !coding.matches("gzip;q=0(\\.0*)?");
            }
        }
        return false;
    }

    static byte[] gzip(byte[] plain) {
        var compressed = new ByteArrayOutputStream(plain.length / 2);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
