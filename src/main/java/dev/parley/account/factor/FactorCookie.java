package dev.parley.account.factor;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** A cookie with the token of a login that is not finished. Scripts cannot read it, and other sites do not send it. */
final class FactorCookie {
    private final boolean isHttps;
    private final String name;
    private final int seconds;

    /** @param isHttps whether browsers use https only; if so, the prefix {@code __Host-} binds the cookie to this host */
    FactorCookie(String name, Duration lifetime, boolean isHttps) {
        this.isHttps = isHttps;
        this.name = isHttps ? "__Host-" + name : name;
        this.seconds = Math.toIntExact(lifetime.toSeconds());
    }

    Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    void write(HttpServletRequest request, HttpServletResponse response, String token) {
        send(request, response, token, seconds);
    }

    void clear(HttpServletRequest request, HttpServletResponse response) {
        send(request, response, "", 0);
    }

    private void send(HttpServletRequest request, HttpServletResponse response, String value, int maxAge) {
        var cookie = new Cookie(name, value);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Strict");
        cookie.setSecure(isHttps || request.isSecure());
        // A __Host- cookie must have the path /.
        cookie.setPath(isHttps ? "/" : request.getContextPath() + "/");
        cookie.setMaxAge(maxAge);
        response.addCookie(cookie);
    }
}
