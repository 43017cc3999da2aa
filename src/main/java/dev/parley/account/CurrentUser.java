package dev.parley.account;

import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sent a request, as {@link AuthFilter} found out. */
public final class CurrentUser {
    private CurrentUser() {}

    /** The user of a page that {@link AuthFilter} guards. */
    public static User of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("AuthFilter does not guard this page"));
    }

    public static Optional<User> find(HttpServletRequest request) {
        return request.getAttribute(Templates.USER) instanceof User user ? Optional.of(user) : Optional.empty();
    }

    static void set(HttpServletRequest request, User user) {
        request.setAttribute(Templates.USER, user);
    }
}
