package dev.parley.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mindrot.jbcrypt.BCrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only place that knows bcrypt. Passwords are hashed in Unicode's form NFC (RFC 8265, section 4.2.2): keyboards differ in
 * how they send an ü. Hashing has a {@link ConcurrencyLimit} of its own, so that a flood of logins leaves processors for other pages.
 */
public final class Passwords {
    /** Shorter ones are guessed (NIST SP 800-63B, section 5.1.1.2). */
    public static final int CHARS_MIN = 8;
    /** bcrypt looks at no byte after the 72nd; a longer password would be weaker than it seems. */
    public static final int UTF8_BYTES_MAX = 72;

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    /** What {@link #hash} makes, up to a cost of 16 (some 3 s): a larger one from elsewhere would take minutes or days. */
    private static final Pattern HASH = Pattern.compile("\\$2a\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private static final int HASHED_AT_ONCE_MAX =
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** At some 50 ms each, the last one waits about a second. */
    private static final int WAITING_MAX = 20;

    /**
     * Whether a password is right.
     *
     * @param betterHash to be stored instead, when the stored one is of another form of the same text
     */
    record Verdict(boolean isRight, Optional<String> betterHash) {}

    private final ConcurrencyLimit limit = new ConcurrencyLimit(HASHED_AT_ONCE_MAX, WAITING_MAX);
    private final int logRounds;
    /** Compared when there is no hash, so that the time tells nothing. */
    private final String nobodysHash;

    /** @param logRounds the cost: 2 to the power of this many rounds; 10 takes about 50 ms */
    public Passwords(int logRounds) {
        this.logRounds = logRounds;
        this.nobodysHash = hashNow("nobody");
    }

    static boolean isTooShort(String password) {
        var normal = normal(password);
        return normal.codePointCount(0, normal.length()) < CHARS_MIN;
    }

    static boolean isTooLong(String password) {
        return !fits(normal(password));
    }

    String hash(String password) {
        return limit.run(() -> hashNow(normal(password)));
    }

    /** Compares a password with a stored hash; without one, or with one that is not of bcrypt, it takes as long. */
    Verdict check(String password, Optional<String> hash) {
        var usable = hash.filter(Passwords::isUsable);
        // Hashes from before the normalisation are of the text as it was typed then.
        var forms = Stream.of(normal(password), password, Normalizer.normalize(password, Normalizer.Form.NFD))
                .distinct()
                // A longer one was never accepted, and hashing would cut it to one that may have been.
                .filter(Passwords::fits)
                .toList();
        return limit.run(() -> {
            for (var form : forms) {
                boolean isRight = BCrypt.checkpw(form, usable.orElse(nobodysHash)) && usable.isPresent();
                if (isRight) {
                    return new Verdict(true, betterHash(password, form));
                }
            }
            return new Verdict(false, Optional.empty());
        });
    }

    private Optional<String> betterHash(String password, String form) {
        var normal = normal(password);
        return form.equals(normal) || !fits(normal) ? Optional.empty() : Optional.of(hashNow(normal));
    }

    private static boolean isUsable(String hash) {
        boolean isUsable = HASH.matcher(hash).matches();
        if (!isUsable) {
            LOG.warn("A stored password hash is not bcrypt ($2a$), or is damaged: nobody can log in with it");
        }
        return isUsable;
    }

    private String hashNow(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(logRounds));
    }

    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= UTF8_BYTES_MAX;
    }
}
