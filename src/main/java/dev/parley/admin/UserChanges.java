package dev.parley.admin;

import dev.parley.account.AdminRule;
import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;

/** Changes of accounts by an admin. Each is recorded together with the change, and refused if no admin would remain. */
final class UserChanges {
    private final Database database;
    private final Clock clock;
    private final AuditTrail audit;

    UserChanges(Database database, Clock clock, AuditTrail audit) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
    }

    /** Disables the account, and ends its sessions at once. */
    void disable(HttpServletRequest request, ListedUser user) {
        database.write(transaction -> {
            AdminRule.requireAnotherAdmin(transaction, user.id());
            var now = clock.instant();
            int changed = transaction.update(
                    "UPDATE users SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL", now, user.id());
            endSessions(transaction, user);
            return record(transaction, request, changed, AuditAction.USER_DISABLED, user);
        });
    }

    /** Enables the account. Sessions that have begun meanwhile stay ended. */
    void enable(HttpServletRequest request, ListedUser user) {
        database.write(transaction -> {
            int changed = transaction.update(
                    "UPDATE users SET disabled_at = NULL WHERE id = ? AND disabled_at IS NOT NULL", user.id());
            if (changed > 0) {
                endSessions(transaction, user);
            }
            return record(transaction, request, changed, AuditAction.USER_ENABLED, user);
        });
    }

    void makeAdmin(HttpServletRequest request, ListedUser user) {
        database.write(transaction -> {
            int changed = transaction.update("UPDATE users SET admin = 1 WHERE id = ? AND admin = 0", user.id());
            return record(transaction, request, changed, AuditAction.USER_MADE_ADMIN, user);
        });
    }

    void makeOrdinary(HttpServletRequest request, ListedUser user) {
        database.write(transaction -> {
            AdminRule.requireAnotherAdmin(transaction, user.id());
            int changed = transaction.update("UPDATE users SET admin = 0 WHERE id = ? AND admin = 1", user.id());
            return record(transaction, request, changed, AuditAction.USER_MADE_ORDINARY, user);
        });
    }

    /**
     * Moves the user into a group, or out of all groups.
     *
     * @throws dev.parley.web.HttpException 422 if the group has been deleted
     */
    void setGroup(HttpServletRequest request, ListedUser user, Optional<Long> group) {
        database.write(transaction -> {
            group.ifPresent(id -> GroupOption.require(transaction, id));
            int changed =
                    transaction.update("UPDATE users SET group_id = ? WHERE id = ?", group.orElse(null), user.id());
            return record(transaction, request, changed, AuditAction.USER_GROUP_CHANGED, user);
        });
    }

    /** Ends all sessions of the user, and revokes the tokens. */
    void endSessions(HttpServletRequest request, ListedUser user) {
        database.write(transaction ->
                record(transaction, request, endSessions(transaction, user), AuditAction.USER_SESSIONS_ENDED, user));
    }

    private static int endSessions(Transaction transaction, ListedUser user) {
        // Programs of the user are logged out, too.
        int tokens = transaction.update("DELETE FROM api_tokens WHERE user_id = ?", user.id());
        return tokens + transaction.update("DELETE FROM sessions WHERE user_id = ?", user.id());
    }

    private int record(
            Transaction transaction, HttpServletRequest request, int changed, AuditAction action, ListedUser user) {
        if (changed > 0) {
            audit.record(transaction, request, action, user.email());
        }
        return changed;
    }
}
