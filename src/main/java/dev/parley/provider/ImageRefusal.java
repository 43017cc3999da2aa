package dev.parley.provider;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognizes the refusal of a request because of its images. There is no code for it, so the words tell: an unknown {@code
 * image_url} (DeepSeek), a content that must be a string (Groq), a model that is not multimodal (vLLM), or images that are
 * not supported (OpenRouter with 404, llama.cpp with 500).
 */
final class ImageRefusal {
    private static final int TOO_LARGE = 413;
    private static final Set<Integer> STATUSES = Set.of(400, 404, TOO_LARGE, 415, 422, 500, 501);
    private static final Pattern WORDS =
            Pattern.compile("(?i)\\bimages?\\b|image_url|image input|\\bvision\\b|multi-?modal"
                    + "|content\\b.{0,120}(?:must|should) be a (?:valid )?string"
                    + "|expected (?:a )?string|(?:valid|expected|type) string");

    private ImageRefusal() {}

    /** @param message of the server about a request with images */
    static boolean isOne(int status, String message) {
        return status == TOO_LARGE
                || (STATUSES.contains(status) && WORDS.matcher(message).find());
    }
}
