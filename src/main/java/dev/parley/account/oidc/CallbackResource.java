package dev.parley.account.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.InvitationCookie;
import dev.parley.account.LoginMethod;
import dev.parley.account.SignIn;
import dev.parley.account.User;
import dev.parley.account.oidc.LinkStore.Link;
import dev.parley.account.oidc.LoginStore.Login;
import dev.parley.audit.AuditAction;
import dev.parley.web.ClientAddress;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /login/oidc/{provider}/callback}: the browser comes back from the provider. Logs in the user of the identity,
 * creates an account, offers to connect an existing account, or connects the identity if the user has asked for that.
 */
public final class CallbackResource extends Resource {
    private final transient ProviderClients clients;
    private final transient BrowserCookie cookie;
    private final transient RedirectUris redirectUris;
    private final transient LoginStore logins;
    private final transient LinkStore links;
    private final transient IdentityAccounts accounts;
    private final transient SignIn signIn;
    private final transient AuditTrail audit;
    private final transient ClientAddress clientAddress;
    private final transient FailurePage failurePage;

    CallbackResource(
            ProviderClients clients,
            BrowserCookie cookie,
            RedirectUris redirectUris,
            LoginStore logins,
            LinkStore links,
            IdentityAccounts accounts,
            SignIn signIn,
            AuditTrail audit,
            ClientAddress clientAddress,
            FailurePage failurePage) {
        this.clients = clients;
        this.cookie = cookie;
        this.redirectUris = redirectUris;
        this.logins = logins;
        this.links = links;
        this.accounts = accounts;
        this.signIn = signIn;
        this.audit = audit;
        this.clientAddress = clientAddress;
        this.failurePage = failurePage;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The URL has the authorization code.
        response.setHeader("Referrer-Policy", "no-referrer");
        var client = clients.of(request);
        try {
            receive(request, response, client);
        } catch (HttpException e) {
            failurePage.send(request, response, e);
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, ProviderClient client) {
        var query = Form.query(request);
        var state =
                Optional.of(query.text("state")).filter(text -> !text.isBlank()).map(State::new);
        var secret = cookie.read(request);
        if (state.isEmpty() || secret.isEmpty()) {
            throw expired();
        }
        var login = logins.end(state.get(), secret.get(), client.provider()).orElseThrow(CallbackResource::expired);
        var redirectUri = redirectUris.of(request, client.provider());
        try {
            var identity = client.identity(query, state.get(), secret.get(), redirectUri);
            RoleSync.requireAllowed(client.provider(), identity);
            if (login.userId().isPresent()) {
                connect(request, response, identity, login.userId().get());
            } else {
                logIn(request, response, client.provider(), identity, login, secret.get());
            }
        } catch (HttpException e) {
            audit.record(request, AuditAction.LOGIN_FAILED, client.provider().label());
            throw e;
        }
    }

    /** The user who is logged in must be the one who has asked for it. */
    private void connect(HttpServletRequest request, HttpServletResponse response, Identity identity, long userId) {
        var user = CurrentUser.find(request)
                .filter(current -> current.id() == userId)
                .orElseThrow(CallbackResource::expired);
        accounts.connect(user, identity);
        audit.record(request, AuditAction.IDENTITY_CONNECTED, identity.provider());
        Htmx.redirect(request, response, "/settings/security#identities");
    }

    private void logIn(
            HttpServletRequest request,
            HttpServletResponse response,
            OidcProvider provider,
            Identity identity,
            Login login,
            BrowserSecret secret) {
        var user = accounts.find(provider, identity, clientAddress.of(request))
                .or(() -> newUser(request, provider, identity));
        if (user.isPresent()) {
            signIn.finish(request, response, user.get(), LoginMethod.OIDC, login.next());
            return;
        }
        // An account has this email, but whoever created it may not own the address. So its password is needed.
        var owner = identity.verifiedEmail().flatMap(accounts::idOf).orElseThrow(CallbackResource::expired);
        links.put(secret, new Link(identity, owner, login.next()));
        Htmx.redirect(request, response, "/login/oidc/link");
    }

    /** Creates an account; empty if there is one with this email. */
    private Optional<User> newUser(HttpServletRequest request, OidcProvider provider, Identity identity) {
        var email =
                identity.verifiedEmail().orElseThrow(() -> new HttpException(403, "oidc.unverified", provider.label()));
        if (accounts.idOf(email).isPresent()) {
            return Optional.empty();
        }
        return accounts.create(provider, identity, email, InvitationCookie.read(request), clientAddress.of(request));
    }

    private static HttpException expired() {
        return new HttpException(400, "oidc.expired");
    }
}
