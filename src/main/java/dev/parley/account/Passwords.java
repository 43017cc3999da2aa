package dev.parley.account;

import java.nio.charset.StandardCharsets;
import org.mindrot.jbcrypt.BCrypt;

/** The only place that knows bcrypt. */
public final class Passwords {
    /** Shorter ones are guessed (NIST SP 800-63B, section 5.1.1.2). */
    public static final int CHARS_MIN = 8;
    /** bcrypt looks at no byte after the 72nd; a longer password would be weaker than it seems. */
    public static final int UTF8_BYTES_MAX = 72;

    private final int logRounds;
    /** Compared when there is no such user, so that the time tells nothing. */
    private final String nobodysHash;

    /** @param logRounds the cost: 2 to the power of this many rounds; 10 takes about 50 ms */
    public Passwords(int logRounds) {
        this.logRounds = logRounds;
        this.nobodysHash = hash("nobody");
    }

    static boolean isTooShort(String password) {
        return password.codePointCount(0, password.length()) < CHARS_MIN;
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > UTF8_BYTES_MAX;
    }

    String hash(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(logRounds));
    }

    boolean matches(String password, String hash) {
        // A longer one was never accepted, and hashing would cut it to one that may have been.
        return !isTooLong(password) && BCrypt.checkpw(password, hash);
    }

    /** Takes as long as {@link #matches} and says no. */
    boolean matchesNobody(String password) {
        BCrypt.checkpw(password.substring(0, Math.min(password.length(), CHARS_MIN)), nobodysHash);
        return false;
    }
}
