package dev.parley.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The cookie with the session token. Scripts cannot read it, and forms of other sites do not send it. */
public final class SessionCookie {
    private final boolean isHttps;
    private final String name;
    private final Duration lifetime;

    /**
     * @param isHttps whether browsers use https only; if so, the prefix {@code __Host-} binds the cookie to this host
     * @param lifetime when browsers delete the cookie
     */
    public SessionCookie(boolean isHttps, Duration lifetime) {
        this.isHttps = isHttps;
        this.lifetime = lifetime;
        this.name = isHttps ? "__Host-parley" : "parley";
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    void write(HttpServletRequest request, HttpServletResponse response, String token) {
        send(request, response, token, Math.toIntExact(lifetime.toSeconds()));
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", 0);
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
        var cookie = new Cookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(isHttps || request.isSecure());
        // A __Host- cookie must have the path /.
        cookie.setPath(isHttps ? "/" : request.getContextPath() + "/");
        cookie.setMaxAge(seconds);
        response.addCookie(cookie);
    }
}
