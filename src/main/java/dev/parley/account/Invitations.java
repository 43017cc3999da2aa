package dev.parley.account;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.text.Sha256;
import java.time.Clock;
import java.util.Optional;

/** The invitations, as those who follow their links use them. The admin creates them. */
public final class Invitations {
    /**
     * An invitation that can be used now.
     *
     * @param email the only address that may sign up with it; empty for any address
     */
    public record Usable(long id, String email) {
        boolean isFor(String address) {
            return email.isEmpty() || email.equals(EmailAddress.lowerCase(address));
        }
    }

    private final Database database;
    private final Clock clock;

    public Invitations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The invitation with this token; empty if there is none, or if it has expired, was revoked or is used up. */
    public Optional<Usable> find(String token) {
        return database.readOne(
                """
                SELECT id, email FROM invitations
                WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ? AND uses < uses_max""", row -> new Usable(row.getLong("id"), row.getString("email")), Sha256.of(token), clock.instant());
    }

    /**
     * Counts one use of an invitation by a new account, and moves the account into the group of the invitation.
     *
     * @return false if the invitation cannot be used, or not by this address; then nothing has changed
     */
    public boolean redeem(Transaction transaction, String token, User user) {
        var id = transaction.readOne("""
                UPDATE invitations SET uses = uses + 1
                WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ? AND uses < uses_max AND email IN ('', ?)
                RETURNING id""", row -> row.getLong("id"), Sha256.of(token), clock.instant(), user.email());
        id.ifPresent(invitation -> {
            transaction.update(
                    "INSERT INTO invitation_uses (invitation_id, user_id) VALUES (?, ?)", invitation, user.id());
            transaction.update(
                    "UPDATE users SET group_id = (SELECT group_id FROM invitations WHERE id = ?) WHERE id = ?",
                    invitation,
                    user.id());
        });
        return id.isPresent();
    }
}
