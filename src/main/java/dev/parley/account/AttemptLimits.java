package dev.parley.account;

import dev.parley.account.AttemptLog.Count;
import dev.parley.account.AttemptLog.Kind;
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
 * Limits failed logins, per account and per address, and sign-ups per address. Counted in the database: a restart forgets
 * nothing.
 *
 * <p>With only the limit per account, an attacker could lock out the owner. So that limit does not apply to an address from
 * which the account has logged in within {@link #KNOWN_FOR}; the limit per address does. Existing sessions are not affected.
 */
public final class AttemptLimits {
    static final Duration LOGIN_WINDOW = Duration.ofMinutes(3);
    static final Duration SIGNUP_WINDOW = Duration.ofHours(1);
    static final Duration KNOWN_FOR = SessionStore.LIFETIME;

    /**
     * How many are allowed.
     *
     * @param loginFailuresMax in {@link #LOGIN_WINDOW}, per account and per address
     * @param signupsMax in {@link #SIGNUP_WINDOW}, per address
     */
    public record Limits(int loginFailuresMax, int signupsMax) {}

    private final Database database;
    private final AttemptLog log;
    private final Clock clock;
    private final Limits limits;

    public AttemptLimits(Database database, Clock clock, Limits limits) {
        this.database = database;
        this.log = new AttemptLog(database);
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Runs an attempt to log in; it counts unless it succeeds.
     *
     * @throws HttpException 429 when there were too many
     */
    Optional<User> login(String email, String address, Supplier<Optional<User>> attempt) {
        var account = account(email);
        // Counted before it runs, otherwise a thousand concurrent attempts would all be allowed.
        long id = database.write(transaction -> beginLogin(transaction, account, address));
        var user = run(id, attempt);
        if (user.isPresent()) {
            log.makeKnown(id, account, address, clock.instant().plus(KNOWN_FOR));
        }
        return user;
    }

    /**
     * Runs an attempt to sign up; it counts, too, when the email turns out to be taken.
     *
     * @throws HttpException 429 when there were too many
     */
    Optional<User> signUp(String email, String address, Supplier<Optional<User>> attempt) {
        long id = database.write(transaction -> beginSignUp(transaction, address));
        var user = run(id, attempt);
        if (user.isPresent()) {
            database.write(transaction ->
                    log.add(transaction, Kind.KNOWN, account(email), address, clock.instant(), KNOWN_FOR));
        }
        return user;
    }

    private long beginLogin(Transaction transaction, String account, String address) {
        var now = clock.instant();
        int max = limits.loginFailuresMax;
        requireRoom(log.ofAddress(transaction, Kind.LOGIN, address, now), max, now, "login.limited");
        if (!log.isKnown(transaction, account, address, now)) {
            requireRoom(log.ofAccount(transaction, Kind.LOGIN, account, now), max, now, "login.limited");
        }
        return log.add(transaction, Kind.LOGIN, account, address, now, LOGIN_WINDOW);
    }

    private long beginSignUp(Transaction transaction, String address) {
        var now = clock.instant();
        requireRoom(log.ofAddress(transaction, Kind.SIGNUP, address, now), limits.signupsMax, now, "signup.limited");
        return log.add(transaction, Kind.SIGNUP, "", address, now, SIGNUP_WINDOW);
    }

    private static void requireRoom(Count count, int max, Instant now, String key) {
        if (count.attempts() >= max) {
            throw HttpException.tooManyAttempts(key, Duration.between(now, count.firstExpiry()));
        }
    }

    /** An attempt that was refused because too many were running does not count. */
    private Optional<User> run(long id, Supplier<Optional<User>> attempt) {
        try {
            return attempt.get();
        } catch (HttpException e) {
            log.remove(id);
            throw e;
        }
    }

    /** Hashed, because users sometimes type their password into the email field, and because the field has no length limit. */
    private static String account(String email) {
        return Base64.getEncoder().encodeToString(Sha256.of(email.toLowerCase(Locale.ROOT)));
    }
}
