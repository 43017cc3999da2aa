package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /logout}: ends the session and clears its cookie. */
public final class LogoutResource extends Resource {
    private final transient SessionStore sessions;
    private final transient SessionCookie cookie;
    private final transient AuditTrail audit;

    public LogoutResource(SessionStore sessions, SessionCookie cookie, AuditTrail audit) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.audit = audit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        cookie.read(request).ifPresent(token -> {
            sessions.end(token);
            audit.record(request, AuditAction.LOGGED_OUT);
        });
        cookie.clear(request, response);
        ClearSiteData.send(response);
        Htmx.redirect(request, response, "/");
    }
}
