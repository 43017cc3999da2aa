package dev.parley.chat.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SharedModelServer;
import dev.parley.chat.ModelService;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.Feature;
import dev.parley.web.Router;

/** The model server, and the default and allowed models of the installation. */
public final class ModelAdminFeature implements Feature {
    private final ModelAdminPage page;
    private final PasswordConfirmation confirmation;
    private final AuditTrail audit;
    private final InstallationSettings installation;
    private final SharedModelServer server;
    private final ModelService models;

    public ModelAdminFeature(
            ModelAdminPage page,
            PasswordConfirmation confirmation,
            AuditTrail audit,
            InstallationSettings installation,
            SharedModelServer server,
            ModelService models) {
        this.page = page;
        this.confirmation = confirmation;
        this.audit = audit;
        this.installation = installation;
        this.server = server;
        this.models = models;
    }

    @Override
    public void register(Router router) {
        router.route(
                "/admin/models",
                new ModelAdminResource(page),
                new ModelDefaultsResource(page, installation, audit),
                new ModelServerResource(page, server, models, confirmation, audit));
    }
}
