package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.text.RandomToken;
import jakarta.servlet.http.HttpServletRequest;

/** The changes that users make to their own accounts, each in one transaction with its entry in the audit log. */
final class AccountChanges {
    private final Database database;
    private final UserStore users;
    private final SessionStore sessions;
    private final AuditTrail audit;

    AccountChanges(Database database, UserStore users, SessionStore sessions, AuditTrail audit) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
    }

    /**
     * Sets the password, ends all other sessions of the user, and voids links for a new password.
     *
     * @return the new token of this session
     */
    String setPassword(HttpServletRequest request, String password) {
        var signedIn = SignedIn.of(request);
        var user = signedIn.user();
        var hash = users.hash(password);
        var token = RandomToken.create();
        database.write(transaction -> {
            transaction.update("UPDATE users SET password_hash = ? WHERE id = ?", hash, user.id());
            transaction.update("DELETE FROM password_resets WHERE user_id = ?", user.id());
            sessions.endOthers(transaction, user, signedIn.session());
            sessions.renew(transaction, user, signedIn.session(), token);
            audit.record(transaction, request, AuditAction.PASSWORD_CHANGED, "");
            return 1;
        });
        return token;
    }

    /** Changes the email address, and audits the old and the new one. Returns false if another account has it. */
    boolean setEmail(HttpServletRequest request, String email) {
        var user = CurrentUser.of(request);
        var address = EmailAddress.lowerCase(email);
        return database.write(transaction -> {
            // Nobody else may take the address at the same time.
            transaction.lockInstallation();
            if (isTaken(transaction, address, user)) {
                return false;
            }
            transaction.update("UPDATE users SET email = ? WHERE id = ?", address, user.id());
            // The addresses from which the user has logged in, which failed logins of others do not lock out.
            transaction.update(
                    "UPDATE attempts SET account = ? WHERE account = ?",
                    RateLimiter.accountHash(address),
                    RateLimiter.accountHash(user.email()));
            audit.record(transaction, request, AuditAction.EMAIL_CHANGED, user.email() + " → " + address);
            return true;
        });
    }

    private static boolean isTaken(Transaction transaction, String address, User user) {
        return transaction
                .readOne(
                        "SELECT id FROM users WHERE email = ? AND id <> ?",
                        row -> row.getLong("id"),
                        address,
                        user.id())
                .isPresent();
    }

    /** Ends one of the user's sessions. */
    void endSession(HttpServletRequest request, TokenHash session) {
        database.write(transaction -> {
            sessions.end(transaction, CurrentUser.of(request), session);
            audit.record(transaction, request, AuditAction.SESSION_ENDED, "");
            return 1;
        });
    }

    /** Ends all sessions of the user except this one. */
    void endOtherSessions(HttpServletRequest request) {
        var signedIn = SignedIn.of(request);
        database.write(transaction -> {
            int ended = sessions.endOthers(transaction, signedIn.user(), signedIn.session());
            if (ended > 0) {
                audit.record(transaction, request, AuditAction.OTHER_SESSIONS_ENDED, "");
            }
            return ended;
        });
    }
}
