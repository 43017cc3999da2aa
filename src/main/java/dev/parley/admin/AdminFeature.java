package dev.parley.admin;

import dev.parley.account.UserStore;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;

/** Registers the administration pages. */
public final class AdminFeature implements Feature {
    private final Templates templates;
    private final UserStore users;

    public AdminFeature(Templates templates, UserStore users) {
        this.templates = templates;
        this.users = users;
    }

    @Override
    public void register(Router router) {
        router.route("/admin", new OverviewResource(templates, users));
    }
}
