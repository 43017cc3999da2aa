package dev.parley.account.oidc;

import dev.parley.account.oidc.LoginStore.Login;
import dev.parley.web.ClientAddress;
import dev.parley.web.Htmx;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Sends the browser to a provider. */
final class Departure {
    private final Templates templates;
    private final BrowserCookie cookie;
    private final LoginStore logins;
    private final RedirectUris redirectUris;
    private final ClientAddress clientAddress;

    Departure(
            Templates templates,
            BrowserCookie cookie,
            LoginStore logins,
            RedirectUris redirectUris,
            ClientAddress clientAddress) {
        this.templates = templates;
        this.cookie = cookie;
        this.logins = logins;
        this.redirectUris = redirectUris;
        this.clientAddress = clientAddress;
    }

    /**
     * Begins a login and sends the browser to the provider. Not by a redirect, because this answers a form: the policy {@code
     * form-action 'self'} also applies to redirects, and the provider's URL is not known when the page with the form is sent.
     *
     * @throws dev.parley.web.HttpException if the provider does not answer
     */
    void send(HttpServletRequest request, HttpServletResponse response, ProviderClient client, Login login)
            throws IOException {
        var provider = client.provider();
        var redirectUri = redirectUris.of(request, provider);
        var state = BrowserSecret.newState();
        var secret = cookie.readOrCreate(request, response);
        var url = client.loginUrl(state, secret, redirectUri).toString();
        logins.begin(state, secret, provider, login, clientAddress.of(request));
        if (Htmx.isFragmentRequest(request)) {
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("HX-Redirect", url);
            return;
        }
        response.setHeader("Refresh", "0; url=" + url);
        templates
                .page(request, "account/oidc/departure")
                .with("label", provider.label())
                .with("url", url)
                .send(response);
    }
}
