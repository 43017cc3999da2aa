package dev.parley.account;

import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code /logout}: ends the session and clears its cookie. */
public final class LogoutResource extends Resource {
    private final transient SessionStore sessions;
    private final transient SessionCookie cookie;

    public LogoutResource(SessionStore sessions, SessionCookie cookie) {
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        cookie.read(request).ifPresent(sessions::end);
        cookie.clear(request, response);
        Htmx.redirect(request, response, "/");
    }
}
