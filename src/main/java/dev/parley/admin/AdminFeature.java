package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.UserStore;
import dev.parley.db.Database;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;

/** Registers the administration pages. */
public final class AdminFeature implements Feature {
    private final Templates templates;
    private final Clock clock;
    private final UserStore users;
    private final PasswordConfirmation confirmation;
    private final UserList list;
    private final UserPage userPage;
    private final UserChanges userChanges;

    /** Creates the stores of this feature. */
    public AdminFeature(
            Database database,
            Clock clock,
            Templates templates,
            AuditTrail audit,
            UserStore users,
            PasswordConfirmation confirmation) {
        this.templates = templates;
        this.clock = clock;
        this.users = users;
        this.confirmation = confirmation;
        this.list = new UserList(database);
        this.userPage = new UserPage(templates, database, list, clock);
        this.userChanges = new UserChanges(database, clock, audit);
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
                        new UserRoleResource(userPage, userChanges, confirmation));
    }
}
