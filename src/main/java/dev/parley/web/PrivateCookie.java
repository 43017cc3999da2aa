package dev.parley.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A cookie with a token: scripts cannot read it, and forms of other sites do not send it. */
public final class PrivateCookie {
    /** Whether the browser sends the cookie when it comes from another site. */
    public enum SameSite {
        /** When it opens a page by a link or a redirect. */
        LAX,
        NEVER
    }

    private final String name;
    private final SameSite sameSite;
    private final Duration lifetime;
    private final boolean isHttps;

    /**
     * Describes a cookie.
     *
     * @param lifetime when browsers delete the cookie
     * @param isHttps whether browsers use https only; if so, the prefix {@code __Host-} binds the cookie to this host
     */
    public PrivateCookie(String name, SameSite sameSite, Duration lifetime, boolean isHttps) {
        this.name = isHttps ? "__Host-" + name : name;
        this.sameSite = sameSite;
        this.lifetime = lifetime;
        this.isHttps = isHttps;
    }

    /** The value that the browser has sent. */
    public Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    public void write(HttpServletRequest request, HttpServletResponse response, String value) {
        send(request, response, value, lifetime);
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", Duration.ZERO);
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var cookie = new Cookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", sameSite == SameSite.LAX ? "Lax" : "Strict");
        cookie.setSecure(isHttps || request.isSecure());
        // A __Host- cookie must have the path /.
        cookie.setPath(isHttps ? "/" : request.getContextPath() + "/");
        cookie.setMaxAge(Math.toIntExact(age.toSeconds()));
        response.addCookie(cookie);
    }
}
