package dev.parley.account.oidc;

import dev.parley.account.CurrentUser;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SecurityPage;
import dev.parley.account.oidc.LoginStore.Login;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /settings/security/identities} with the name of a provider in {@code connect} sends the browser to it, to connect
 * an identity. The password is needed, otherwise another site could make the user connect an identity of an attacker.
 */
public final class ConnectResource extends Resource {
    private static final String CONNECT = "connect";

    private final transient ProviderClients clients;
    private final transient Departure departure;
    private final transient PasswordConfirmation confirmation;
    private final transient SecurityPage page;

    ConnectResource(
            ProviderClients clients, Departure departure, PasswordConfirmation confirmation, SecurityPage page) {
        this.clients = clients;
        this.departure = departure;
        this.confirmation = confirmation;
        this.page = page;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(CONNECT);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var client = clients.find(form.text(CONNECT)).orElseThrow(HttpException::notFound);
        try {
            confirmation.require(request);
            var user = CurrentUser.of(request);
            departure.send(request, response, client, new Login("/settings/security", Optional.of(user.id())));
        } catch (HttpException e) {
            var view = new FormView(form, Translations.of(request)).reject(IdentitiesResource.FORM, e);
            page.of(request, view).status(e).send(response);
        }
    }
}
