package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
import dev.parley.web.HttpException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Limits wrong codes of the second factor, which have only six digits, per account and per IP address.
 *
 * <p>Somebody who knows the password could lock out the owner. So an address from which a right code has come has a limit of its
 * own, as in {@link RateLimiter}. A wrong code is also a failed login of its address.
 */
public final class CodeLimiter {
    /** Longer than for passwords: at the limit, guessing a code takes years. */
    static final Duration WINDOW = Duration.ofHours(1);

    private final Database database;
    private final LimitStore limits;
    private final KnownAddresses known;
    private final Limit loginsOfAddress;
    private final Limit codesOfAccount;
    private final Limit codesFromKnownAddress;

    /** @param failuresMax in {@link #WINDOW} per account, and in {@link RateLimiter#LOGIN_WINDOW} per address */
    public CodeLimiter(Database database, Clock clock, int failuresMax) {
        this.database = database;
        limits = new LimitStore(database, clock);
        known = new KnownAddresses(clock);
        loginsOfAddress = RateLimiter.loginsOfAddress(failuresMax);
        codesOfAccount = new Limit("code-account", failuresMax, WINDOW);
        codesFromKnownAddress = new Limit("code-known", failuresMax, WINDOW);
    }

    /**
     * Runs the check of a code, and counts it if the code is wrong.
     *
     * @return whether the code is right
     * @throws HttpException 429 if the limit is reached
     */
    public boolean check(User user, String address, BooleanSupplier isRight) {
        var account = account(user.id());
        // Count the attempt before running it, otherwise any number of concurrent attempts would be allowed.
        var entries = begin(account, address);
        if (!isRight.getAsBoolean()) {
            return false;
        }
        return database.write(transaction -> {
            entries.forEach(entry -> limits.remove(transaction, entry));
            known.add(transaction, account, address);
            return true;
        });
    }

    /** Not the name under which {@link RateLimiter} knows an address after the password alone. */
    static String account(long userId) {
        return "code " + userId;
    }

    private List<Long> begin(String account, String address) {
        try {
            return database.write(transaction -> begin(transaction, account, address));
        } catch (LimitReachedException e) {
            throw HttpException.tooManyAttempts("login.limited", e.waitTime());
        }
    }

    /** Always counts for the address first, so that no two transactions wait for each other. */
    private List<Long> begin(Transaction transaction, String account, String address) {
        if (known.contain(transaction, account, address)) {
            return List.of(
                    limits.add(transaction, loginsOfAddress, address),
                    limits.count(transaction, codesFromKnownAddress, account + " " + address));
        }
        return List.of(
                limits.count(transaction, loginsOfAddress, address),
                limits.count(transaction, codesOfAccount, account));
    }
}
