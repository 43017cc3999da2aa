package dev.parley.account.oidc;

import dev.parley.account.AccountFeature;
import dev.parley.account.AuditTrail;
import dev.parley.account.SecuritySection;
import dev.parley.account.SignupPolicy;
import dev.parley.account.UserStore;
import dev.parley.audit.AuditLog;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.web.ClientAddress;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Registers the pages of the login with OpenID Connect providers. */
public final class OidcFeature {
    /**
     * The part of the configuration that this feature needs.
     *
     * @param publicUrl the URL that browsers use
     */
    public record Options(List<OidcProvider> providers, Optional<URI> publicUrl, boolean isHttps) {}

    private final Database database;
    private final Templates templates;
    private final ClientAddress clientAddress;
    private final AuditTrail audit;
    private final ProviderClients clients;
    private final BrowserCookie cookie;
    private final LoginStore logins;
    private final LinkStore links;
    private final IdentityStore identities;
    private final IdentityAccounts accounts;
    private final RedirectUris redirectUris;
    private final FailurePage failurePage;

    /** Creates the stores of this feature. Nothing is requested from a provider before somebody logs in with it. */
    public OidcFeature(
            Database database,
            Clock clock,
            Ticker ticker,
            Templates templates,
            ClientAddress clientAddress,
            AuditLog auditLog,
            UserStore users,
            SignupPolicy signup,
            Options options) {
        this.database = database;
        this.templates = templates;
        this.clientAddress = clientAddress;
        this.audit = new AuditTrail(auditLog, clientAddress);
        this.clients = new ProviderClients(options.providers, ticker);
        this.cookie = new BrowserCookie(options.isHttps);
        this.logins = new LoginStore(database, clock);
        this.links = new LinkStore(database, clock);
        this.identities = new IdentityStore(database, clock);
        this.accounts =
                new IdentityAccounts(database, users, signup, identities, new RoleSync(auditLog, clock), auditLog);
        this.redirectUris = new RedirectUris(options.publicUrl);
        this.failurePage = new FailurePage(templates);
    }

    /** The section of the security page. */
    public SecuritySection section() {
        return new IdentitiesSection(clients, identities);
    }

    /** Registers the pages, which finish logins and confirm passwords as the account feature does. */
    public Feature routes(AccountFeature account) {
        return router -> register(router, account);
    }

    private void register(Router router, AccountFeature account) {
        var departure = new Departure(templates, cookie, logins, redirectUris, clientAddress);
        router.route("/login/oidc/link", new LinkResource(templates, clients, cookie, links, failurePage))
                .route("/login/oidc/{provider}", new StartResource(clients, departure, failurePage))
                .route("/login/oidc/{provider}/callback", callback(account))
                .route(
                        "/settings/security/link",
                        new ConfirmLinkResource(
                                templates, clients, cookie, database, links, identities, audit, failurePage))
                .route(
                        "/settings/security/identities",
                        new ConnectResource(clients, departure, account.confirmation(), account.securityPage()),
                        new IdentitiesResource(
                                database, identities, account.confirmation(), account.securityPage(), audit));
    }

    private CallbackResource callback(AccountFeature account) {
        return new CallbackResource(
                clients,
                cookie,
                redirectUris,
                logins,
                links,
                accounts,
                account.signIn(),
                audit,
                clientAddress,
                failurePage);
    }
}
