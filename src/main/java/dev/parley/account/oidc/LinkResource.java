package dev.parley.account.oidc;

import dev.parley.account.CurrentUser;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /login/oidc/link}: asks the visitor to log in to the existing account with the email of an identity. Somebody else
 * could have created that account with the visitor's address, so equal addresses prove nothing. The login is the usual one,
 * with all its limits and factors; {@link ConfirmLinkResource} is the page after it.
 */
public final class LinkResource extends Resource {
    static final String CONFIRMATION = "/settings/security/link";

    private final transient Templates templates;
    private final transient ProviderClients clients;
    private final transient BrowserCookie cookie;
    private final transient LinkStore links;
    private final transient FailurePage failurePage;

    LinkResource(
            Templates templates,
            ProviderClients clients,
            BrowserCookie cookie,
            LinkStore links,
            FailurePage failurePage) {
        this.templates = templates;
        this.clients = clients;
        this.cookie = cookie;
        this.links = links;
        this.failurePage = failurePage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var link = cookie.read(request).flatMap(links::find);
        if (link.isEmpty()) {
            failurePage.send(request, response, new HttpException(404, "oidc.link.gone"));
            return;
        }
        if (CurrentUser.find(request)
                .filter(user -> user.id() == link.get().userId())
                .isPresent()) {
            Htmx.redirect(request, response, CONFIRMATION);
            return;
        }
        var identity = link.get().identity();
        templates
                .page(request, "account/oidc/link")
                .with("label", clients.label(identity.provider(), identity.issuer()))
                .with("email", identity.displayEmail())
                .with("next", CONFIRMATION)
                .send(response);
    }
}
