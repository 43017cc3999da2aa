package dev.parley.account;

import dev.parley.web.HttpException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.mindrot.jbcrypt.BCrypt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hashes and checks passwords with bcrypt; no other class uses it. Passwords are normalized to NFC first (RFC 8265, section
 * 4.2.2), because keyboards send an ü as one or two code points. A {@link ConcurrencyLimiter} keeps many concurrent logins from
 * using all processors.
 */
public final class Passwords {
    /** The minimum of NIST SP 800-63B, section 5.1.1.2. */
    public static final int CHARS_MIN = 8;
    /** bcrypt ignores all bytes after the 72nd, so a longer password is rejected instead of silently truncated. */
    public static final int UTF8_BYTES_MAX = 72;

    private static final Logger LOG = LoggerFactory.getLogger(Passwords.class);

    /** The hashes of jBCrypt up to a cost of 16, about 3 s. A restored hash of a higher cost could take minutes or days. */
    private static final Pattern HASH = Pattern.compile("\\$2a\\$(0[4-9]|1[0-6])\\$[./A-Za-z0-9]{53}");

    private static final int CONCURRENT_MAX = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    /** At about 50 ms per hash, the last one waits about a second. */
    private static final int WAITING_MAX = 20;

    /**
     * The result of checking a password.
     *
     * @param newHash replaces the stored hash, if that one has a lower cost, or is of the password in another normalization
     *     form
     */
    record PasswordCheck(boolean isCorrect, Optional<String> newHash) {}

    private final ConcurrencyLimiter limiter = new ConcurrencyLimiter(CONCURRENT_MAX, WAITING_MAX);
    private final int logRounds;
    /** Compared if there is no stored hash, so that the response time does not reveal which emails have accounts. */
    private final String dummyHash;

    /** @param logRounds the cost factor: the base-2 logarithm of the number of rounds; 10 takes about 50 ms */
    public Passwords(int logRounds) {
        this.logRounds = logRounds;
        this.dummyHash = bcrypt("nobody");
    }

    static boolean isTooShort(String password) {
        var nfc = nfc(password);
        return nfc.codePointCount(0, nfc.length()) < CHARS_MIN;
    }

    static boolean isTooLong(String password) {
        return !fits(nfc(password));
    }

    /** @throws HttpException 503 if too many passwords are waiting to be hashed */
    void requireRoom() {
        limiter.requireRoom();
    }

    String hash(String password) {
        return limiter.run(() -> bcrypt(nfc(password)));
    }

    /** Compares a password with a stored hash. Takes equally long if there is no hash or if it is not a bcrypt hash. */
    PasswordCheck check(String password, Optional<String> hash) {
        var usableHash = hash.filter(Passwords::isUsable);
        // Older versions hashed passwords without normalization.
        var candidates = Stream.of(nfc(password), password, Normalizer.normalize(password, Normalizer.Form.NFD))
                .distinct()
                // Older versions rejected longer passwords too, and bcrypt would truncate them.
                .filter(Passwords::fits)
                .toList();
        return limiter.run(() -> {
            int hashLogRounds = usableHash.map(Passwords::logRounds).orElse(logRounds);
            for (var candidate : candidates) {
                boolean isCorrect = BCrypt.checkpw(candidate, usableHash.orElse(dummyHash)) && usableHash.isPresent();
                if (isCorrect) {
                    boolean isCurrent = candidate.equals(nfc(password)) && hashLogRounds >= logRounds;
                    return new PasswordCheck(true, isCurrent ? Optional.empty() : newHash(password));
                }
                spendTheDifference(candidate, hashLogRounds);
            }
            return new PasswordCheck(false, Optional.empty());
        });
    }

    /**
     * Makes a failed check of a hash with a lower cost as slow as one with the current cost. Otherwise, after the cost was
     * raised, a quick response would reveal an account whose hash is not upgraded yet: 2^r + 2^r + 2^(r+1) + ... + 2^(n-1)
     * rounds are 2^n.
     */
    private void spendTheDifference(String candidate, int hashLogRounds) {
        for (int rounds = hashLogRounds; rounds < logRounds; rounds++) {
            BCrypt.hashpw(candidate, BCrypt.gensalt(rounds));
        }
    }

    private Optional<String> newHash(String password) {
        var nfc = nfc(password);
        return fits(nfc) ? Optional.of(bcrypt(nfc)) : Optional.empty();
    }

    /** The cost in a usable hash. */
    private static int logRounds(String hash) {
        return Integer.parseInt(hash.substring("$2a$".length(), "$2a$".length() + 2));
    }

    private static boolean isUsable(String hash) {
        boolean isUsable = HASH.matcher(hash).matches();
        if (!isUsable) {
            LOG.warn("A stored password hash is not bcrypt ($2a$) or is damaged; its user cannot log in");
        }
        return isUsable;
    }

    private String bcrypt(String password) {
        return BCrypt.hashpw(password, BCrypt.gensalt(logRounds));
    }

    /** The form in which passwords are compared. */
    static String nfc(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static boolean fits(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= UTF8_BYTES_MAX;
    }
}
