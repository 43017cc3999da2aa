package dev.parley.account;

import dev.parley.web.PrivateCookie;
import dev.parley.web.PrivateCookie.SameSite;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;

/** The cookie that keeps the token of an invitation, while its owner logs in at a provider or fills in the form. */
public final class InvitationCookie {
    private static final PrivateCookie COOKIE =
            new PrivateCookie("invitation", SameSite.LAX, Duration.ofHours(1), false);

    private InvitationCookie() {}

    /** The token. */
    public static Optional<String> read(HttpServletRequest request) {
        return COOKIE.read(request).filter(token -> !token.isEmpty());
    }

    /** Forgets the token, after it was used. */
    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        if (read(request).isPresent()) {
            COOKIE.clear(request, response);
        }
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        COOKIE.write(request, response, token);
    }
}
