package dev.parley.account;

import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The signed-in user of a request, which {@link AuthFilter} has set. */
public final class CurrentUser {
    private CurrentUser() {}

    /** The user of a private page. */
    public static User of(HttpServletRequest request) {
        return find(request).orElseThrow(() -> new IllegalStateException("AuthFilter treats this page as public"));
    }

    public static Optional<User> find(HttpServletRequest request) {
        return request.getAttribute(Templates.USER) instanceof User user ? Optional.of(user) : Optional.empty();
    }

    /** Whether the user of a private page can log in with a password. */
    public static boolean hasPassword(HttpServletRequest request) {
        return SignedIn.of(request).hasPassword();
    }

    static void set(HttpServletRequest request, User user) {
        request.setAttribute(Templates.USER, user);
    }
}
