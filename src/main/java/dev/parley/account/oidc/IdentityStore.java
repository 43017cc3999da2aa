package dev.parley.account.oidc;

import dev.parley.account.User;
import dev.parley.account.UserStore;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.web.HttpException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of identities. An identity belongs to one user; a user can have several. */
final class IdentityStore {
    private static final int PER_USER_MAX = 20;

    /**
     * An identity as its user sees it.
     *
     * @param provider the name of the provider
     */
    record Connected(long id, String provider, String issuer, String email, Instant since) {}

    /** The user of an identity. */
    record Owner(User user, boolean isDisabled) {}

    private final Database database;
    private final Clock clock;

    IdentityStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    Optional<Owner> owner(Transaction transaction, Identity identity) {
        return transaction.readOne(
                """
                SELECT u.id, u.email, u.admin, u.disabled_at
                FROM identities i JOIN users u ON u.id = i.user_id
                WHERE i.issuer = ? AND i.subject = ?""",
                row -> new Owner(
                        UserStore.user(row), row.findLong("disabled_at").isPresent()),
                identity.issuer(),
                identity.subject());
    }

    /** The identities of a user, the oldest first. */
    List<Connected> of(User user) {
        return database.read(
                "SELECT * FROM identities WHERE user_id = ? ORDER BY id",
                row -> new Connected(
                        row.getLong("id"),
                        row.getString("provider"),
                        row.getString("issuer"),
                        row.getString("email"),
                        row.getInstant("created_at")),
                user.id());
    }

    /**
     * Connects an identity with a user.
     *
     * @throws HttpException 409 if another user has it, 422 if the user has too many
     */
    void connect(Transaction transaction, long userId, Identity identity) {
        transaction.lock("SELECT id FROM users WHERE id = ?", userId);
        long count = transaction
                .readOne(
                        "SELECT COUNT(*) AS identities FROM identities WHERE user_id = ?",
                        row -> row.getLong("identities"),
                        userId)
                .orElseThrow();
        if (count >= PER_USER_MAX) {
            throw new HttpException(422, "oidc.too-many", PER_USER_MAX);
        }
        int rows = transaction.update(
                """
                INSERT INTO identities (user_id, provider, issuer, subject, email, created_at) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (issuer, subject) DO UPDATE SET email = excluded.email
                WHERE identities.user_id = excluded.user_id""",
                userId,
                identity.provider(),
                identity.issuer(),
                identity.subject(),
                identity.displayEmail(),
                clock.instant());
        if (rows == 0) {
            throw new HttpException(409, "oidc.taken");
        }
    }

    /**
     * Removes an identity and returns its provider's name; empty if the user has no such identity.
     *
     * @param isLastAllowed whether the user has another way to log in than the identities
     * @throws HttpException 422 if it is the last one and that is not allowed
     */
    Optional<String> disconnect(Transaction transaction, User user, long id, boolean isLastAllowed) {
        transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
        var all = transaction.read("SELECT id FROM identities WHERE user_id = ?", row -> row.getLong("id"), user.id());
        if (!isLastAllowed && all.equals(List.of(id))) {
            throw new HttpException(422, "oidc.last");
        }
        return transaction.readOne(
                "DELETE FROM identities WHERE id = ? AND user_id = ? RETURNING provider",
                row -> row.getString("provider"),
                id,
                user.id());
    }
}
