package dev.parley.admin;

import dev.parley.account.AccountDeletion;
import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.PasswordResets;
import dev.parley.account.SignupPolicy;
import dev.parley.account.UserStore;
import dev.parley.account.factor.SecondFactors;
import dev.parley.audit.AuditReader;
import dev.parley.db.Database;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.Feature;
import dev.parley.web.Origin;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;
import java.util.List;

/** Registers the administration pages. */
public final class AdminFeature implements Feature {
    private final Database database;
    private final Templates templates;
    private final Clock clock;
    private final Origin origin;
    private final InstallationSettings settings;
    private final AuditTrail audit;
    private final UserStore users;
    private final PasswordConfirmation confirmation;
    private final AccountDeletion deletion;
    private final PasswordResets resets;
    private final SecondFactors factors;
    private final AuditReader entries;
    private final UserList list;
    private final UserPage userPage;
    private final UserChanges userChanges;
    private final InvitationStore invitations;
    private final SettingsPage settingsPage;

    /**
     * Creates the stores of this feature.
     *
     * @param configuration the values that the operator sets
     */
    public AdminFeature(
            Database database,
            Clock clock,
            Templates templates,
            Origin origin,
            InstallationSettings settings,
            SignupPolicy signup,
            List<ConfigValue> configuration,
            AuditTrail audit,
            UserStore users,
            PasswordConfirmation confirmation,
            AccountDeletion deletion,
            PasswordResets resets,
            SecondFactors factors) {
        this.database = database;
        this.templates = templates;
        this.clock = clock;
        this.origin = origin;
        this.settings = settings;
        this.audit = audit;
        this.users = users;
        this.confirmation = confirmation;
        this.deletion = deletion;
        this.resets = resets;
        this.factors = factors;
        this.entries = new AuditReader(database);
        this.list = new UserList(database);
        this.userPage = new UserPage(templates, database, list, clock);
        this.userChanges = new UserChanges(database, clock, audit);
        this.invitations = new InvitationStore(database, clock, audit);
        this.settingsPage = new SettingsPage(templates, settings, signup, configuration);
    }

    @Override
    public void register(Router router) {
        router.route("/admin", new OverviewResource(templates, users))
                .route("/admin/users", new UsersResource(templates, list, clock))
                .route(
                        "/admin/users/{uid}",
                        new UserResource(userPage),
                        new UserAccessResource(userPage, userChanges),
                        new UserGroupResource(userPage, userChanges),
                        new UserRoleResource(userPage, userChanges, confirmation),
                        new ResetLinkResource(database, userPage, resets, confirmation, audit, origin),
                        new FactorResetResource(userPage, factors, confirmation, audit),
                        new UserDeletionResource(userPage, deletion, confirmation))
                .route("/admin/invitations", new InvitationsResource(templates, database, invitations, origin, clock))
                .route("/admin/invitations/{iid}", new InvitationResource(invitations))
                .route("/admin/audit", new AuditResource(templates, entries, clock))
                .route("/admin/audit.csv", new AuditDownloadResource(entries, audit))
                .route(
                        "/admin/settings",
                        new SettingsResource(settingsPage),
                        new SignupModeResource(settingsPage, settings, audit),
                        new SharingResource(settings, audit),
                        new BannerResource(settingsPage, settings, audit));
    }
}
