package dev.parley.account.factor;

import dev.parley.text.Sha256;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code that is printed and kept, and works once instead of a code of the app.
 *
 * @param letters without separators
 */
record RecoveryCode(String letters) {
    /** The number of codes of a user. */
    static final int COUNT = 10;

    /** Without 0, 1, l and o, which look alike. */
    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz";
    /** 120 random bits, so a fast hash is sufficient. */
    private static final int CHARS = 24;

    private static final int GROUP_CHARS = 4;

    static RecoveryCode random(SecureRandom random) {
        var letters = new StringBuilder();
        for (int i = 0; i < CHARS; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new RecoveryCode(letters.toString());
    }

    /** The code that a user has typed, with or without separators, in any case. */
    static RecoveryCode typed(String text) {
        return new RecoveryCode(text.replaceAll("[\\s-]+", "").toLowerCase(Locale.ROOT));
    }

    /** What is stored. It contains the user, so equal codes of two users have different hashes. */
    byte[] hash(long userId) {
        return Sha256.of(userId + " " + letters);
    }

    /** The code in groups, as it is shown once. */
    @Override
    public String toString() {
        return letters.replaceAll("(.{" + GROUP_CHARS + "})(?!$)", "$1-");
    }
}
