package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
import dev.parley.text.Sha256;
import dev.parley.web.HttpException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Limits failed logins per account and per IP address, and sign-ups per IP address.
 *
 * <p>These limits alone would let others lock out the owner of an account: from anywhere by the limit per account, and from
 * the same address, such as that of an office, by the limit per address. So an address from which the account has logged in
 * before has a limit of its own for this account, which only failures there reach. Existing sessions are not affected.
 */
public final class RateLimiter {
    static final Duration LOGIN_WINDOW = Duration.ofMinutes(3);
    static final Duration SIGNUP_WINDOW = Duration.ofHours(1);

    private final Database database;
    private final LimitStore limits;
    private final KnownAddresses known;
    private final Limit loginsOfAddress;
    private final Limit loginsOfAccount;
    private final Limit loginsFromKnownAddress;
    private final Limit signups;

    /**
     * @param loginFailuresMax in {@link #LOGIN_WINDOW}, per account and per address
     * @param signupsMax in {@link #SIGNUP_WINDOW}, per address
     */
    public RateLimiter(Database database, Clock clock, int loginFailuresMax, int signupsMax) {
        this.database = database;
        limits = new LimitStore(database, clock);
        known = new KnownAddresses(clock);
        loginsOfAddress = loginsOfAddress(loginFailuresMax);
        loginsOfAccount = new Limit("login-account", loginFailuresMax, LOGIN_WINDOW);
        loginsFromKnownAddress = new Limit("login-known", loginFailuresMax, LOGIN_WINDOW);
        signups = new Limit("signup", signupsMax, SIGNUP_WINDOW);
    }

    /** The limit of an address that passwords and codes share. */
    static Limit loginsOfAddress(int failuresMax) {
        return new Limit("login-address", failuresMax, LOGIN_WINDOW);
    }

    /**
     * Runs an attempt to log in, and counts it if it fails.
     *
     * @throws HttpException 429 if the limit is reached
     */
    Optional<User> login(String email, String address, Supplier<Optional<User>> attempt) {
        var accountHash = accountHash(email);
        // Count the attempt before running it, otherwise any number of concurrent attempts would be allowed.
        var entries = begin("login.limited", transaction -> beginLogin(transaction, accountHash, address));
        var user = run(entries, attempt);
        if (user.isPresent()) {
            database.write(transaction -> {
                entries.forEach(entry -> limits.remove(transaction, entry));
                known.add(transaction, accountHash, address);
                return true;
            });
        }
        return user;
    }

    /**
     * Runs an attempt to sign up, and counts it even if the email is taken.
     *
     * @throws HttpException 429 if the limit is reached
     */
    Optional<User> signUp(String email, String address, Supplier<Optional<User>> attempt) {
        var entries = begin("signup.limited", transaction -> List.of(limits.count(transaction, signups, address)));
        var user = run(entries, attempt);
        if (user.isPresent()) {
            database.write(transaction -> {
                known.add(transaction, accountHash(email), address);
                return true;
            });
        }
        return user;
    }

    /** Always counts for the address first, so that no two transactions wait for each other. */
    private List<Long> beginLogin(Transaction transaction, String accountHash, String address) {
        if (known.contain(transaction, accountHash, address)) {
            return List.of(
                    limits.add(transaction, loginsOfAddress, address),
                    limits.count(transaction, loginsFromKnownAddress, accountHash + " " + address));
        }
        return List.of(
                limits.count(transaction, loginsOfAddress, address),
                limits.count(transaction, loginsOfAccount, accountHash));
    }

    private List<Long> begin(String message, Function<Transaction, List<Long>> count) {
        try {
            return database.write(count);
        } catch (LimitReachedException e) {
            throw HttpException.tooManyAttempts(message, e.waitTime());
        }
    }

    /** Does not count an attempt that {@link ConcurrencyLimiter} rejects. */
    private Optional<User> run(List<Long> entries, Supplier<Optional<User>> attempt) {
        try {
            return attempt.get();
        } catch (HttpException e) {
            entries.forEach(limits::remove);
            throw e;
        }
    }

    /** Emails are stored as hashes, because users may type a password into the email field, which has no length limit. */
    static String accountHash(String email) {
        return Base64.getEncoder().encodeToString(Sha256.of(email.toLowerCase(Locale.ROOT)));
    }
}
