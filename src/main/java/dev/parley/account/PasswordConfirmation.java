package dev.parley.account;

import dev.parley.web.ClientAddress;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;

/** Asks for the password again before an important change, because somebody may have found the browser unlocked. */
public final class PasswordConfirmation {
    /** The field of a form with the password. */
    public static final String FIELD = "current_password";

    private final UserStore users;
    private final RateLimiter rateLimiter;
    private final ClientAddress clientAddress;

    PasswordConfirmation(UserStore users, RateLimiter rateLimiter, ClientAddress clientAddress) {
        this.users = users;
        this.rateLimiter = rateLimiter;
        this.clientAddress = clientAddress;
    }

    /**
     * Checks the password in the form of the signed-in user.
     *
     * @throws HttpException 422 if it is wrong, 429 after too many wrong ones; its message is shown at {@link #FIELD}
     */
    public void require(HttpServletRequest request) {
        var email = CurrentUser.of(request).email();
        var password = Form.of(request).text(FIELD);
        var user = rateLimiter.login(email, clientAddress.of(request), () -> users.logIn(email, password));
        if (user.isEmpty()) {
            throw new HttpException(422, "confirm.wrong");
        }
    }
}
