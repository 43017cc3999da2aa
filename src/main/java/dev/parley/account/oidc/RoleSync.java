package dev.parley.account.oidc;

import dev.parley.account.AdminRule;
import dev.parley.account.User;
import dev.parley.audit.AuditAction;
import dev.parley.audit.AuditLog;
import dev.parley.db.Transaction;
import dev.parley.web.HttpException;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a user an admin or not, and a member of a group, by the groups that the provider has for the user. */
final class RoleSync {
    private static final Logger LOG = LoggerFactory.getLogger(RoleSync.class);

    private final AuditLog audit;
    private final Clock clock;

    RoleSync(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refuses an identity that is in none of the groups that may log in.
     *
     * @throws HttpException 403 if it may not
     */
    static void requireAllowed(OidcProvider provider, Identity identity) {
        var allowed = provider.allowedGroups();
        if (!allowed.isEmpty() && Collections.disjoint(allowed, identity.groups())) {
            throw new HttpException(403, "oidc.not-allowed", provider.label());
        }
    }

    /** Applies the groups. What the provider does not decide stays as it is. */
    void apply(Transaction transaction, User user, OidcProvider provider, Identity identity, String address) {
        if (!provider.adminGroups().isEmpty()) {
            boolean isAdmin = !Collections.disjoint(provider.adminGroups(), identity.groups());
            if (isAdmin != user.admin()) {
                setAdmin(transaction, user, isAdmin, provider, address);
            }
        }
        if (!provider.groups().isEmpty() && setGroup(transaction, user, group(provider, identity))) {
            audit.record(transaction, provider.label(), AuditAction.USER_GROUP_CHANGED, user.email(), address);
        }
    }

    private void setAdmin(Transaction transaction, User user, boolean isAdmin, OidcProvider provider, String address) {
        if (!isAdmin && AdminRule.isLastAdmin(transaction, user.id())) {
            LOG.warn("The last admin is in no admin group of the provider {}, but stays admin", provider.name());
            return;
        }
        transaction.update("UPDATE users SET admin = ? WHERE id = ?", isAdmin ? 1 : 0, user.id());
        var action = isAdmin ? AuditAction.USER_MADE_ADMIN : AuditAction.USER_MADE_ORDINARY;
        audit.record(transaction, provider.label(), action, user.email(), address);
    }

    private static Optional<String> group(OidcProvider provider, Identity identity) {
        return provider.groups().stream()
                .filter(mapping -> identity.groups().contains(mapping.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether the user's group has changed. */
    private boolean setGroup(Transaction transaction, User user, Optional<String> name) {
        if (name.isEmpty()) {
            return transaction.update(
                            "UPDATE users SET group_id = NULL WHERE id = ? AND group_id IS NOT NULL", user.id())
                    > 0;
        }
        transaction.update(
                "INSERT INTO user_groups (name, created_at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                name.get(),
                clock.instant());
        long group = transaction
                .readOne("SELECT id FROM user_groups WHERE name = ?", row -> row.getLong("id"), name.get())
                .orElseThrow();
        return transaction.update(
                        "UPDATE users SET group_id = ? WHERE id = ? AND (group_id IS NULL OR group_id <> ?)",
                        group,
                        user.id(),
                        group)
                > 0;
    }
}
