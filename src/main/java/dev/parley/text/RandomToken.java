package dev.parley.text;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret for a cookie or a link: 256 random bits, so it cannot be guessed, and a fast hash such as {@link Sha256} is enough to
 * store it.
 */
public final class RandomToken {
    /** The length of every token. */
    public static final int CHARS = 43;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomToken() {}

    /** A new token, in the URL-safe form of base64. */
    public static String create() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
