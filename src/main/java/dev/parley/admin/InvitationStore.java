package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.text.RandomToken;
import dev.parley.text.Sha256;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of invitations, as the admin manages them. */
final class InvitationStore {
    /** The invitations on one page. */
    static final int PAGE_SIZE_MAX = 20;

    private record Use(long invitationId, String email) {}

    private final Database database;
    private final Clock clock;
    private final AuditTrail audit;

    InvitationStore(Database database, Clock clock, AuditTrail audit) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Creates an invitation and returns its token, of which only the hash is stored.
     *
     * @throws HttpException 422 if the group has been deleted
     */
    String create(HttpServletRequest request, InvitationDraft draft) {
        var token = RandomToken.create();
        var now = clock.instant();
        database.write(transaction -> {
            draft.group().ifPresent(group -> GroupOption.require(transaction, group));
            audit.record(transaction, request, AuditAction.INVITATION_CREATED, draft.email());
            return transaction.insert(
                    """
                    INSERT INTO invitations (token_hash, note, email, group_id, created_by, created_at, expires_at, uses_max)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                    Sha256.of(token),
                    draft.note(),
                    draft.email(),
                    draft.group().orElse(null),
                    CurrentUser.of(request).email(),
                    now,
                    now.plus(draft.lifetime()),
                    draft.uses());
        });
        return token;
    }

    /** The invitations before this one, the newest first; one more than a page has, if there are so many. */
    List<StoredInvitation> page(long before) {
        return database.read("""
                SELECT i.*, g.name AS group_name FROM invitations i LEFT JOIN user_groups g ON g.id = i.group_id
                WHERE i.id < ? ORDER BY i.id DESC LIMIT ?""", InvitationStore::invitation, before, PAGE_SIZE_MAX + 1);
    }

    /** The addresses of those who have used the invitations with ids in this range, by invitation. */
    Map<Long, List<String>> users(long firstId, long lastId) {
        var uses = database.read(
                """
                SELECT n.invitation_id, u.email FROM invitation_uses n JOIN users u ON u.id = n.user_id
                WHERE n.invitation_id BETWEEN ? AND ? AND u.deleted_at IS NULL
                ORDER BY n.invitation_id, n.user_id""", row -> new Use(row.getLong("invitation_id"), row.getString("email")), firstId, lastId);
        return uses.stream()
                .collect(Collectors.groupingBy(Use::invitationId, Collectors.mapping(Use::email, Collectors.toList())));
    }

    /**
     * Revokes an invitation. Accounts that were created with it stay.
     *
     * @throws HttpException 404 if there is none with this id
     */
    void revoke(HttpServletRequest request, long id) {
        database.write(transaction -> {
            var email = transaction
                    .readOne("SELECT email FROM invitations WHERE id = ?", row -> row.getString("email"), id)
                    .orElseThrow(HttpException::notFound);
            int changed = transaction.update(
                    "UPDATE invitations SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", clock.instant(), id);
            if (changed > 0) {
                audit.record(transaction, request, AuditAction.INVITATION_REVOKED, email);
            }
            return changed;
        });
    }

    private static StoredInvitation invitation(Row row) throws SQLException {
        return new StoredInvitation(
                row.getLong("id"),
                row.getString("note"),
                row.getString("email"),
                row.findString("group_name"),
                row.getString("created_by"),
                row.getInstant("created_at"),
                row.getInstant("expires_at"),
                row.getLong("uses_max"),
                row.getLong("uses"),
                row.findLong("revoked_at").isPresent());
    }
}
