package dev.parley.account;

import dev.parley.text.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret in a link that the admin hands over: 256 random bits, so it cannot be guessed. The database has only its hash, and
 * a fast hash is sufficient.
 */
public final class LinkToken {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkToken() {}

    /** A new random token. */
    public static String create() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The form in which a token is stored. */
    public static byte[] hash(String token) {
        return Sha256.of(token);
    }
}
