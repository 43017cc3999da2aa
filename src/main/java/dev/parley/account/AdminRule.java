package dev.parley.account;

import dev.parley.db.Transaction;
import dev.parley.web.HttpException;
import java.util.List;

/**
 * The rule that the installation keeps an admin who can log in. Every change that takes the role of an admin away, or disables
 * or deletes an account, asks here first, in the transaction of the change.
 */
public final class AdminRule {
    private AdminRule() {}

    /**
     * Refuses a change that would leave the installation without an admin.
     *
     * @throws HttpException 422 if this is the last admin
     */
    public static void requireAnotherAdmin(Transaction transaction, long userId) {
        if (isLastAdmin(transaction, userId)) {
            throw new HttpException(422, "problem.admin.last");
        }
    }

    /** Whether this is the only admin who is not disabled. The answer stays true until the transaction ends. */
    public static boolean isLastAdmin(Transaction transaction, long userId) {
        // Two admins must not remove each other at the same time.
        transaction.lockInstallation();
        var firstTwo = transaction.read(
                "SELECT id FROM users WHERE admin = 1 AND disabled_at IS NULL ORDER BY id LIMIT 2",
                row -> row.getLong("id"));
        return firstTwo.equals(List.of(userId));
    }
}
