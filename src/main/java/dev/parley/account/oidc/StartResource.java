package dev.parley.account.oidc;

import dev.parley.account.ReturnPath;
import dev.parley.account.oidc.LoginStore.Login;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /login/oidc/{provider}} sends the browser to the provider. A page opens in {@code next} after the login. */
public final class StartResource extends Resource {
    private final transient ProviderClients clients;
    private final transient Departure departure;
    private final transient FailurePage failurePage;

    StartResource(ProviderClients clients, Departure departure, FailurePage failurePage) {
        this.clients = clients;
        this.departure = departure;
        this.failurePage = failurePage;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var client = clients.of(request);
        try {
            departure.send(request, response, client, new Login(ReturnPath.next(Form.of(request)), Optional.empty()));
        } catch (HttpException e) {
            failurePage.send(request, response, e);
        }
    }
}
