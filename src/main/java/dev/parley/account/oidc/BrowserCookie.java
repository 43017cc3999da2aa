package dev.parley.account.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cookie with the {@link BrowserSecret}. {@code SameSite=Lax} and not {@code Strict}, because the provider's site sends the
 * browser back.
 */
final class BrowserCookie {
    private final boolean isHttps;
    private final String name;

    /** @param isHttps whether browsers use https only */
    BrowserCookie(boolean isHttps) {
        this.isHttps = isHttps;
        this.name = isHttps ? "__Host-parley-oidc" : "parley-oidc";
    }

    Optional<BrowserSecret> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .filter(value -> value.length() == BrowserSecret.CHARS)
                .map(BrowserSecret::new)
                .findFirst();
    }

    /** The secret that the browser has, otherwise a new one. Logins in several tabs share one, and each extends its life. */
    BrowserSecret readOrCreate(HttpServletRequest request, HttpServletResponse response) {
        var secret = read(request).orElseGet(BrowserSecret::random);
        var cookie = new Cookie(name, secret.value());
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(isHttps || request.isSecure());
        // A __Host- cookie must have the path /.
        cookie.setPath(isHttps ? "/" : request.getContextPath() + "/");
        // A link is offered after the login, and has as much time again.
        cookie.setMaxAge(Math.toIntExact(LoginStore.LIFETIME.multipliedBy(2).toSeconds()));
        response.addCookie(cookie);
        return secret;
    }
}
