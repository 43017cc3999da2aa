package dev.parley.provider;

import java.util.Base64;

/**
 * An image in a question.
 *
 * @param url a {@code data:} URL with the image in base64
 * @param tokens an estimate
 */
public record ChatImage(String url, long tokens) {
    /** An image of this media type, such as {@code image/png}. */
    public static ChatImage of(String mediaType, byte[] content, long tokens) {
        return new ChatImage(
                "data:" + mediaType + ";base64," + Base64.getEncoder().encodeToString(content), tokens);
    }

    /** Without the content, which may have megabytes. */
    @Override
    public String toString() {
        return "an image of " + tokens + " tokens";
    }
}
