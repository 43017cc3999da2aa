package dev.parley.account.oidc;

import dev.parley.text.RandomToken;
import dev.parley.web.PrivateCookie;
import dev.parley.web.PrivateCookie.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * The cookie with the {@link BrowserSecret}. {@code SameSite=Lax} and not {@code Strict}, because the provider's site sends the
 * browser back.
 */
final class BrowserCookie {
    private final PrivateCookie cookie;

    /** @param isHttps whether browsers use https only */
    BrowserCookie(boolean isHttps) {
        // A link is offered after the login, and has as much time again.
        this.cookie = new PrivateCookie("parley-oidc", SameSite.LAX, LoginStore.LIFETIME.multipliedBy(2), isHttps);
    }

    Optional<BrowserSecret> read(HttpServletRequest request) {
        return cookie.read(request)
                .filter(value -> value.length() == RandomToken.CHARS)
                .map(BrowserSecret::new);
    }

    /** The secret that the browser has, otherwise a new one. Logins in several tabs share one, and each extends its life. */
    BrowserSecret readOrCreate(HttpServletRequest request, HttpServletResponse response) {
        var secret = read(request).orElseGet(BrowserSecret::random);
        cookie.write(request, response, secret.value());
        return secret;
    }
}
