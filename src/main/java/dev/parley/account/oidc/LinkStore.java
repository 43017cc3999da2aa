package dev.parley.account.oidc;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * The table of identities whose email is that of an existing account, and which wait for the owner of that account to log in.
 * One for each browser: the newest replaces the others.
 */
final class LinkStore {
    /**
     * A waiting identity.
     *
     * @param userId the existing account
     * @param next the page to open afterwards
     */
    record Link(Identity identity, long userId, String next) {}

    private final Database database;
    private final Clock clock;

    LinkStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void put(BrowserSecret secret, Link link) {
        var now = clock.instant();
        database.write(transaction -> {
            transaction.update(
                    "DELETE FROM identity_links WHERE expires_at < ? OR browser_hash = ?", now, secret.hash());
            return transaction.update(
                    """
                    INSERT INTO identity_links (browser_hash, user_id, provider, issuer, subject, email, next, expires_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                    secret.hash(),
                    link.userId,
                    link.identity.provider(),
                    link.identity.issuer(),
                    link.identity.subject(),
                    link.identity.displayEmail(),
                    link.next,
                    now.plus(LoginStore.LIFETIME));
        });
    }

    /** The identity that waits in this browser. */
    Optional<Link> find(BrowserSecret secret) {
        return database.readOne(
                "SELECT * FROM identity_links WHERE browser_hash = ? AND expires_at > ?",
                LinkStore::link,
                secret.hash(),
                clock.instant());
    }

    /** The identity that waits in this browser for this user. It waits no longer. */
    Optional<Link> take(Transaction transaction, BrowserSecret secret, User user) {
        return transaction.readOne(
                "DELETE FROM identity_links WHERE browser_hash = ? AND user_id = ? AND expires_at > ? RETURNING *",
                LinkStore::link,
                secret.hash(),
                user.id(),
                clock.instant());
    }

    private static Link link(Row row) throws SQLException {
        var email = row.getString("email");
        var identity = new Identity(
                row.getString("provider"),
                row.getString("issuer"),
                row.getString("subject"),
                Optional.of(email),
                email,
                Set.of());
        return new Link(identity, row.getLong("user_id"), row.getString("next"));
    }
}
