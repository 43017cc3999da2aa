package dev.parley.account.oidc;

import dev.parley.account.EmailAddress;
import dev.parley.account.SignupPolicy;
import dev.parley.account.User;
import dev.parley.account.UserStore;
import dev.parley.audit.AuditAction;
import dev.parley.audit.AuditLog;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.web.HttpException;
import java.util.Optional;

/** Finds the account of an identity, or creates it. */
final class IdentityAccounts {
    private final Database database;
    private final UserStore users;
    private final SignupPolicy signup;
    private final IdentityStore identities;
    private final RoleSync roles;
    private final AuditLog audit;

    IdentityAccounts(
            Database database,
            UserStore users,
            SignupPolicy signup,
            IdentityStore identities,
            RoleSync roles,
            AuditLog audit) {
        this.database = database;
        this.users = users;
        this.signup = signup;
        this.identities = identities;
        this.roles = roles;
        this.audit = audit;
    }

    /**
     * The user with this identity, with the roles that the provider says; empty if the identity is unknown.
     *
     * @throws HttpException 403 if the account is disabled
     */
    Optional<User> find(OidcProvider provider, Identity identity, String address) {
        return database.write(transaction -> find(transaction, provider, identity, address));
    }

    private Optional<User> find(Transaction transaction, OidcProvider provider, Identity identity, String address) {
        var owner = identities.owner(transaction, identity);
        if (owner.isPresent()) {
            if (owner.get().isDisabled()) {
                throw new HttpException(403, "login.disabled");
            }
            roles.apply(transaction, owner.get().user(), provider, identity, address);
        }
        return owner.map(IdentityStore.Owner::user);
    }

    /** The id of the account with this email, whatever its identities are. */
    Optional<Long> idOf(String email) {
        return database.readOne(
                "SELECT id FROM users WHERE email = ?", row -> row.getLong("id"), EmailAddress.lowerCase(email));
    }

    /**
     * Creates an account without a password; empty if there is an account with this email now.
     *
     * @param invitation the token of an invitation
     * @throws HttpException 403 if sign-up is closed, or only by invitation
     */
    Optional<User> create(
            OidcProvider provider, Identity identity, String email, Optional<String> invitation, String address) {
        return database.write(transaction -> {
            // A second login of the same user must not create another account.
            transaction.lockInstallation();
            var existing = find(transaction, provider, identity, address);
            if (existing.isPresent()) {
                return existing;
            }
            var user = users.signUpWithoutPassword(transaction, email);
            user.ifPresent(created -> {
                // The first account can always be created, because it is the admin.
                if (!created.admin()) {
                    signup.admit(transaction, created, invitation);
                }
                identities.connect(transaction, created.id(), identity);
                audit.record(transaction, created.email(), AuditAction.SIGNED_UP, "", address);
                roles.apply(transaction, created, provider, identity, address);
            });
            return user;
        });
    }

    /**
     * Connects an identity with the account of a user who is logged in.
     *
     * @throws HttpException 409 if another account has it
     */
    void connect(User user, Identity identity) {
        database.write(transaction -> {
            identities.connect(transaction, user.id(), identity);
            return 1;
        });
    }
}
