package dev.parley.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a login asks for after the password, from users who have turned that on. */
public interface SecondStep {
    /** A login without a second step, for tests. */
    SecondStep NONE = (request, response, user, next) -> false;

    /**
     * Begins the second step and redirects to its page, if the user has one.
     *
     * @param next the page to open after the login
     * @return whether there is a second step; if so, the user is not logged in yet
     */
    boolean begin(HttpServletRequest request, HttpServletResponse response, User user, String next);
}
