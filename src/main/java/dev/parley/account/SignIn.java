package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.web.ClientAddress;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The last step of every way to log in, after the user has proved who they are: starts the session and redirects. */
public final class SignIn {
    private final UserStore users;
    private final SessionStore sessions;
    private final SessionCookie cookie;
    private final ClientAddress clientAddress;
    private final AuditTrail audit;
    private final SecondStep secondStep;

    SignIn(
            UserStore users,
            SessionStore sessions,
            SessionCookie cookie,
            ClientAddress clientAddress,
            AuditTrail audit,
            SecondStep secondStep) {
        this.users = users;
        this.sessions = sessions;
        this.cookie = cookie;
        this.clientAddress = clientAddress;
        this.audit = audit;
        this.secondStep = secondStep;
    }

    /**
     * Starts the session. After a password alone, users with a second factor are asked for it first.
     *
     * @param next the page to redirect to, see {@link ReturnPath}
     * @throws HttpException 403 if the account is disabled
     */
    public void finish(
            HttpServletRequest request, HttpServletResponse response, User user, LoginMethod method, String next) {
        if (users.isDisabled(user)) {
            throw new HttpException(403, "login.disabled");
        }
        if (method == LoginMethod.PASSWORD && secondStep.begin(request, response, user, next)) {
            return;
        }
        // A session that the browser still has is replaced, so nobody keeps using it after the login.
        cookie.read(request).ifPresent(sessions::end);
        var token = sessions.start(user, SessionOrigin.of(request, clientAddress, method));
        cookie.write(request, response, token);
        audit.record(request, user, AuditAction.LOGGED_IN);
        Htmx.redirect(request, response, next);
    }
}
