package dev.parley.provider;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A recorded exchange with a model server. The bodies are raw deflate streams (RFC 1951), without secrets, and without the
 * contents of images.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Exchange(ExchangeFacts facts, byte[] request, byte[] reply) {
    /** The beginning of what was sent, as text. */
    public String requestText(int bytesMax) {
        return text(request, bytesMax);
    }

    /** The beginning of what was received, as text. */
    public String replyText(int bytesMax) {
        return text(reply, bytesMax);
    }

    private static String text(byte[] deflated, int bytesMax) {
        var inflater = new Inflater(true);
        try {
            // The decoder wants one more byte than a raw stream has.
            inflater.setInput(Arrays.copyOf(deflated, deflated.length + 1));
            var bytes = new byte[bytesMax];
            int length = 0;
            for (int read = 1; read > 0 && length < bytesMax; length += read) {
                read = inflater.inflate(bytes, length, bytesMax - length);
            }
            return new String(bytes, 0, length, StandardCharsets.UTF_8);
        } catch (DataFormatException e) {
            throw new IllegalStateException("the recording has deflated it", e);
        } finally {
            inflater.end();
        }
    }
}
