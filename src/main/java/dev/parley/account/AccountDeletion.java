package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.concurrent.Scheduler;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Deletes accounts with everything that they have, in two steps. The first is one short transaction: it ends all sessions,
 * frees the email address and disables the account. The second removes its rows in the background, many small transactions
 * one after another, because an account may have a million messages. After a restart it continues.
 */
public final class AccountDeletion implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(2);
    /** Requests of the user that are in progress may still write, so the removal begins after them. */
    static final Duration DELAY = Duration.ofSeconds(5);

    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    private final Database database;
    private final Clock clock;
    private final AuditTrail audit;
    private final Scheduler scheduler = new Scheduler("parley-deleted-accounts");

    AccountDeletion(Database database, Clock clock, AuditTrail audit) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
    }

    /** Begins to remove the accounts that are deleted, with the data that these features have. */
    public void start(List<UserData> features) {
        var all = List.copyOf(features);
        scheduler.nowAndEvery(PERIOD, () -> removeAll(all));
    }

    /**
     * Deletes an account for good, and audits it with the account's email address as the subject. The user is logged out when
     * this method returns, answers stop some seconds later, and the data is removed soon after.
     *
     * @param request of the user or of an admin
     * @throws HttpException 404 if there is no such account, 422 if it is that of the last admin
     */
    public void delete(HttpServletRequest request, long userId) {
        database.write(transaction -> {
            AdminRule.requireAnotherAdmin(transaction, userId);
            boolean isOwn = CurrentUser.find(request)
                    .filter(user -> user.id() == userId)
                    .isPresent();
            var action = isOwn ? AuditAction.ACCOUNT_DELETED : AuditAction.USER_DELETED;
            var email = email(transaction, userId);
            audit.record(transaction, request, action, email);
            // Free for a new account: the addresses from which the user has logged in, and the accounts at providers.
            transaction.update(
                    "DELETE FROM attempts WHERE account IN (?, ?)",
                    RateLimiter.accountHash(email),
                    CodeLimiter.account(userId));
            transaction.update("DELETE FROM identities WHERE user_id = ?", userId);
            return disable(transaction, userId);
        });
    }

    private static String email(Transaction transaction, long userId) {
        return transaction
                .readOne(
                        "SELECT email FROM users WHERE id = ? AND deleted_at IS NULL",
                        row -> row.getString("email"),
                        userId)
                .orElseThrow(HttpException::notFound);
    }

    private int disable(Transaction transaction, long userId) {
        transaction.update("DELETE FROM sessions WHERE user_id = ?", userId);
        return transaction.update(
                "UPDATE users SET email = ?, password_hash = ?, admin = 0, group_id = NULL, disabled_at = ?, deleted_at = ? WHERE id = ?",
                // Not an email address, so nobody can sign up or log in with it.
                "deleted:" + userId,
                UserStore.NO_PASSWORD,
                clock.instant(),
                clock.instant(),
                userId);
    }

    private void removeAll(List<UserData> features) {
        deleted(clock.instant()).forEach(userId -> features.forEach(feature -> feature.stop(userId)));
        deleted(clock.instant().minus(DELAY)).forEach(userId -> remove(userId, features));
    }

    private List<Long> deleted(Instant until) {
        return database.read("SELECT id FROM users WHERE deleted_at <= ?", row -> row.getLong("id"), until);
    }

    /** The rows that belong to the user's row are removed with it. */
    private void remove(long userId, List<UserData> features) {
        for (var feature : features) {
            while (feature.removeSome(userId)) {
                if (scheduler.isClosed()) {
                    return;
                }
            }
        }
        database.update("DELETE FROM users WHERE id = ? AND deleted_at IS NOT NULL", userId);
    }

    /** Stops the removal, which continues at the next start. */
    @Override
    public void close() {
        scheduler.closeAndWait(CLOSE_MAX);
    }
}
