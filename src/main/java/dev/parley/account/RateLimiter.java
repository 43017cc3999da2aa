package dev.parley.account;

import dev.parley.account.AttemptStore.Count;
import dev.parley.account.AttemptStore.Kind;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.text.Sha256;
import dev.parley.web.HttpException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Limits failed logins per account and per IP address, and sign-ups per IP address. {@link AttemptStore} keeps the attempts in
 * the database, so a restart does not reset the limits.
 *
 * <p>The limit per account alone would let an attacker lock out the owner. So it does not apply to an address from which the
 * account has logged in within {@link #KNOWN_FOR}; the limit per address still does. Existing sessions are not affected.
 */
public final class RateLimiter {
    static final Duration LOGIN_WINDOW = Duration.ofMinutes(3);
    static final Duration SIGNUP_WINDOW = Duration.ofHours(1);
    static final Duration KNOWN_FOR = SessionStore.LIFETIME;

    private final Database database;
    private final AttemptStore attempts;
    private final Clock clock;
    private final int loginFailuresMax;
    private final int signupsMax;

    /**
     * @param loginFailuresMax in {@link #LOGIN_WINDOW}, per account and per address
     * @param signupsMax in {@link #SIGNUP_WINDOW}, per address
     */
    public RateLimiter(Database database, Clock clock, int loginFailuresMax, int signupsMax) {
        this.database = database;
        this.attempts = new AttemptStore(database);
        this.clock = clock;
        this.loginFailuresMax = loginFailuresMax;
        this.signupsMax = signupsMax;
    }

    /**
     * Runs an attempt to log in, and counts it if it fails.
     *
     * @throws HttpException 429 if the limit is reached
     */
    Optional<User> login(String email, String address, Supplier<Optional<User>> attempt) {
        var accountHash = accountHash(email);
        // Count the attempt before running it, otherwise any number of concurrent attempts would be allowed.
        long id = database.write(transaction -> beginLogin(transaction, accountHash, address));
        var user = run(id, attempt);
        if (user.isPresent()) {
            attempts.makeKnown(id, accountHash, address, clock.instant().plus(KNOWN_FOR));
        }
        return user;
    }

    /**
     * Runs an attempt to sign up, and counts it even if the email is taken.
     *
     * @throws HttpException 429 if the limit is reached
     */
    Optional<User> signUp(String email, String address, Supplier<Optional<User>> attempt) {
        long id = database.write(transaction -> beginSignUp(transaction, address));
        var user = run(id, attempt);
        if (user.isPresent()) {
            database.write(transaction ->
                    attempts.add(transaction, Kind.KNOWN, accountHash(email), address, clock.instant(), KNOWN_FOR));
        }
        return user;
    }

    private long beginLogin(Transaction transaction, String accountHash, String address) {
        // Concurrent attempts must not all see the same count.
        transaction.lockInstallation();
        var now = clock.instant();
        requireBelow(attempts.ofAddress(transaction, Kind.LOGIN, address, now), loginFailuresMax, now, "login.limited");
        if (!attempts.isKnown(transaction, accountHash, address, now)) {
            requireBelow(
                    attempts.ofAccount(transaction, Kind.LOGIN, accountHash, now),
                    loginFailuresMax,
                    now,
                    "login.limited");
        }
        return attempts.add(transaction, Kind.LOGIN, accountHash, address, now, LOGIN_WINDOW);
    }

    private long beginSignUp(Transaction transaction, String address) {
        transaction.lockInstallation();
        var now = clock.instant();
        requireBelow(attempts.ofAddress(transaction, Kind.SIGNUP, address, now), signupsMax, now, "signup.limited");
        return attempts.add(transaction, Kind.SIGNUP, "", address, now, SIGNUP_WINDOW);
    }

    private static void requireBelow(Count count, int max, Instant now, String key) {
        if (count.attempts() >= max) {
            throw HttpException.tooManyAttempts(key, Duration.between(now, count.firstExpiry()));
        }
    }

    /** Does not count an attempt that {@link ConcurrencyLimiter} rejects. */
    private Optional<User> run(long id, Supplier<Optional<User>> attempt) {
        try {
            return attempt.get();
        } catch (HttpException e) {
            attempts.remove(id);
            throw e;
        }
    }

    /** Emails are stored as hashes, because users may type a password into the email field, which has no length limit. */
    private static String accountHash(String email) {
        return Base64.getEncoder().encodeToString(Sha256.of(email.toLowerCase(Locale.ROOT)));
    }
}
