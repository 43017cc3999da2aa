package dev.parley.connection.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SettingsStore;
import dev.parley.connection.ConnectionStore;
import dev.parley.connection.UserConnections;
import dev.parley.connection.check.CheckService;
import dev.parley.connection.check.StoredTraits;
import dev.parley.outbound.ServerLookup;
import dev.parley.outbound.UserUrls;
import dev.parley.provider.ModelCatalogue;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;

/** The pages of connections to model servers. */
public final class ConnectionFeature implements Feature {
    private final Templates templates;
    private final UserConnections connections;
    private final ConnectionStore store;
    private final SettingsStore settings;
    private final ModelCatalogue catalogue;
    private final PasswordConfirmation confirmation;
    private final AuditTrail audit;
    private final ServerLookup lookup;
    private final UserUrls urls;
    private final CheckService checks;
    private final StoredTraits traits;

    public ConnectionFeature(
            Templates templates,
            UserConnections connections,
            ConnectionStore store,
            SettingsStore settings,
            ModelCatalogue catalogue,
            UserUrls urls,
            PasswordConfirmation confirmation,
            AuditTrail audit,
            CheckService checks,
            StoredTraits traits) {
        this.checks = checks;
        this.traits = traits;
        this.templates = templates;
        this.connections = connections;
        this.store = store;
        this.settings = settings;
        this.catalogue = catalogue;
        this.confirmation = confirmation;
        this.audit = audit;
        this.urls = urls;
        lookup = new ServerLookup(urls);
    }

    @Override
    public void register(Router router) {
        var own = new OwnConnections(store, connections, urls, lookup);
        router.route("/settings/connections", new ConnectionsResource(templates, connections, catalogue, own))
                .route(
                        "/settings/connections/{cid}/key",
                        new UserKeyResource(templates, connections, store, settings, confirmation, audit));
        register(router, own);
        register(router, new SharedConnections(store, connections));
    }

    private void register(Router router, ConnectionScope scope) {
        var page = new ConnectionPage(templates, scope);
        router.route(scope.path() + "/{cid}/check", new CheckResource(templates, scope, catalogue, checks))
                .route(scope.path() + "/new", new NewConnectionResource(page, confirmation, audit))
                .route(scope.path() + "/{cid}", new ConnectionResource(page, confirmation, audit));
    }

    @Override
    public void close() {
        lookup.close();
        checks.close();
        traits.close();
    }
}
