package dev.parley.account;

import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;

/**
 * The user and the session of a request, which {@link AuthFilter} has found.
 *
 * @param hasPassword whether the user can log in with a password; see {@link UserStore#NO_PASSWORD}
 * @param since when the user logged in
 * @param lastSeenAt see {@link Session}
 */
record SignedIn(User user, boolean hasPassword, TokenHash session, Instant since, Instant lastSeenAt) {
    private static final String ATTRIBUTE = SignedIn.class.getName();

    static SignedIn of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof SignedIn found) {
            return found;
        }
        throw new IllegalStateException("This page does not require a session");
    }

    void set(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
        request.setAttribute(Templates.HAS_PASSWORD, hasPassword);
        CurrentUser.set(request, user);
    }
}
