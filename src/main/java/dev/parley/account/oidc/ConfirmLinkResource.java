package dev.parley.account.oidc;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.oidc.LinkStore.Link;
import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /settings/security/link}: connects the identity that waits in this browser with the account of its email. */
public final class ConfirmLinkResource extends Resource {
    private final transient Templates templates;
    private final transient ProviderClients clients;
    private final transient BrowserCookie cookie;
    private final transient Database database;
    private final transient LinkStore links;
    private final transient IdentityStore identities;
    private final transient AuditTrail audit;
    private final transient FailurePage failurePage;

    ConfirmLinkResource(
            Templates templates,
            ProviderClients clients,
            BrowserCookie cookie,
            Database database,
            LinkStore links,
            IdentityStore identities,
            AuditTrail audit,
            FailurePage failurePage) {
        this.templates = templates;
        this.clients = clients;
        this.cookie = cookie;
        this.database = database;
        this.links = links;
        this.identities = identities;
        this.audit = audit;
        this.failurePage = failurePage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var userId = CurrentUser.of(request).id();
        var link = cookie.read(request).flatMap(links::find).filter(one -> one.userId() == userId);
        if (link.isEmpty()) {
            failurePage.send(request, response, gone());
            return;
        }
        var identity = link.get().identity();
        templates
                .page(request, "account/oidc/confirm")
                .with("label", clients.label(identity.provider(), identity.issuer()))
                .with("email", identity.displayEmail())
                .with("next", link.get().next())
                .send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var link = connect(request);
            audit.record(
                    request, AuditAction.IDENTITY_CONNECTED, link.identity().provider());
            Htmx.redirect(request, response, link.next());
        } catch (HttpException e) {
            failurePage.send(request, response, e);
        }
    }

    private Link connect(HttpServletRequest request) {
        var user = CurrentUser.of(request);
        var secret = cookie.read(request).orElseThrow(ConfirmLinkResource::gone);
        return database.write(transaction -> {
            var link = links.take(transaction, secret, user).orElseThrow(ConfirmLinkResource::gone);
            identities.connect(transaction, user.id(), link.identity());
            return link;
        });
    }

    private static HttpException gone() {
        return new HttpException(404, "oidc.link.gone");
    }
}
