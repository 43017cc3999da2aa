package dev.parley.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The cookie that keeps the token of an invitation, while its owner logs in at a provider or fills in the form. */
public final class InvitationCookie {
    private static final String NAME = "invitation";
    private static final Duration AGE_MAX = Duration.ofHours(1);

    private InvitationCookie() {}

    /** The token. */
    public static Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(NAME))
                .map(Cookie::getValue)
                .filter(token -> !token.isEmpty())
                .findFirst();
    }

    /** Forgets the token, after it was used. */
    public static void clear(HttpServletRequest request, HttpServletResponse response) {
        if (read(request).isPresent()) {
            send(request, response, "", Duration.ZERO);
        }
    }

    static void write(HttpServletRequest request, HttpServletResponse response, String token) {
        send(request, response, token, AGE_MAX);
    }

    private static void send(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var cookie = new Cookie(NAME, value);
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setSecure(request.isSecure());
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(Math.toIntExact(age.toSeconds()));
        response.addCookie(cookie);
    }
}
