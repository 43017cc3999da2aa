package dev.parley.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The color theme: light, dark, or the system's. Stored in a cookie instead of local storage, so that it works without
 * JavaScript and the page does not flash in the wrong theme.
 */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    private static final String COOKIE = "theme";
    private static final Duration COOKIE_AGE_MAX = Duration.ofDays(365);

    /** The theme with this name in lower case. */
    static Optional<Theme> parse(String name) {
        return Arrays.stream(values())
                .filter(theme -> theme.toString().equals(name))
                .findFirst();
    }

    static Theme of(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> parse(cookie.getValue()).stream())
                .findFirst()
                .orElse(SYSTEM);
    }

    void save(HttpServletRequest request, HttpServletResponse response) {
        var cookie = new Cookie(COOKIE, toString());
        cookie.setHttpOnly(true);
        cookie.setAttribute("SameSite", "Lax");
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(Math.toIntExact(COOKIE_AGE_MAX.toSeconds()));
        response.addCookie(cookie);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
