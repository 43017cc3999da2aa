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
 * Sends a body that is known as a whole, compressed where that saves something and the browser can undo it. Whoever
 * sends text does it through here; an {@link EventStream} does not, for its events must not wait for each other. So the
 * archive needs no help of its container, and a container that compresses too sees that it is done.
 *
 * <p>Compressing what is secret together with what a stranger chose tells the stranger the secret by the length (BREACH,
 * breachattack.com). Here is nothing to be told: no page has a token in it, for what forbids forged requests is where
 * they come from ({@link SameOriginFilter}); a stored key is shown by its last digits only; and the session cookie, which
 * is in no body, does not come along when another site asks for a page again and again (SameSite).
 */
public final class Body {
    /** Shorter ones travel in one packet either way. */
    static final int COMPRESSED_BYTES_MIN = 1024;

    private Body() {}

    /** Sends text, of a type that was set before. */
    public static void send(HttpServletRequest request, HttpServletResponse response, byte[] text) throws IOException {
        boolean isWorthIt = text.length >= COMPRESSED_BYTES_MIN && acceptsGzip(request);
        send(response, text, isWorthIt ? Optional.of(gzip(text)) : Optional.empty());
    }

    /** Sends what was compressed before, or what was not if there is nothing. */
    static void send(HttpServletResponse response, byte[] plain, Optional<byte[]> gzip) throws IOException {
        response.addHeader("Vary", "Accept-Encoding");
        if (gzip.isPresent()) response.setHeader("Content-Encoding", "gzip");
        var body = gzip.orElse(plain);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** As RFC 9110, section 12.5.3 has it: named, and not with a weight of 0. */
    static boolean acceptsGzip(HttpServletRequest request) {
        var accepted = Optional.ofNullable(request.getHeader("Accept-Encoding")).orElse("");
        for (var coding : accepted.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1)) {
            if (coding.equals("gzip") || coding.startsWith("gzip;")) return !coding.matches("gzip;q=0(\\.0*)?");
        }
        return false;
    }

    static byte[] gzip(byte[] plain) {
        var compressed = new ByteArrayOutputStream(plain.length / 2);
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return compressed.toByteArray();
    }
}
