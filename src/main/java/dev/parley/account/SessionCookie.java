package dev.parley.account;

import dev.parley.web.PrivateCookie;
import dev.parley.web.PrivateCookie.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/** The cookie with the session token. */
public final class SessionCookie {
    private final PrivateCookie cookie;

    /**
     * Describes the cookie.
     *
     * @param isHttps whether browsers use https only
     * @param lifetime when browsers delete the cookie
     */
    public SessionCookie(boolean isHttps, Duration lifetime) {
        this.cookie = new PrivateCookie("parley", SameSite.LAX, lifetime, isHttps);
    }

    Optional<String> read(HttpServletRequest request) {
        return cookie.read(request);
    }

    void write(HttpServletRequest request, HttpServletResponse response, String token) {
        cookie.write(request, response, token);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        cookie.clear(request, response);
    }
}
