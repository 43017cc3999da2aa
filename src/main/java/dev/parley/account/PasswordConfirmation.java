package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.web.ClientAddress;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;

/**
 * Asks for the password again before an important change, because somebody may have found the browser unlocked. A user who has
 * no password must have logged in within the last {@link #RECENT} instead. The form contains {@code account/confirmation ::
 * confirmation(error)}, which shows the field or says so.
 */
public final class PasswordConfirmation {
    /** The field of a form with the password. */
    public static final String FIELD = "current_password";

    /** How long ago a login may be that replaces the password. */
    static final Duration RECENT = Duration.ofMinutes(10);

    private final UserStore users;
    private final RateLimiter rateLimiter;
    private final ClientAddress clientAddress;
    private final AuditTrail audit;
    private final Clock clock;

    PasswordConfirmation(
            UserStore users, RateLimiter rateLimiter, ClientAddress clientAddress, AuditTrail audit, Clock clock) {
        this.users = users;
        this.rateLimiter = rateLimiter;
        this.clientAddress = clientAddress;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Checks the password in the form of the signed-in user.
     *
     * @throws HttpException 422 if it is wrong, or the login of a user without a password is too old; 429 after too many
     *     wrong ones; its message is shown at {@link #FIELD}
     */
    public void require(HttpServletRequest request) {
        var session = SignedIn.of(request);
        if (session.hasPassword()) {
            requirePassword(request);
        } else if (session.since().plus(RECENT).isBefore(clock.instant())) {
            throw new HttpException(422, "confirm.old-login");
        }
    }

    private void requirePassword(HttpServletRequest request) {
        var email = CurrentUser.of(request).email();
        var password = Form.of(request).text(FIELD);
        var user = rateLimiter.login(email, clientAddress.of(request), () -> users.logIn(email, password));
        if (user.isEmpty()) {
            audit.record(request, AuditAction.LOGIN_FAILED);
            throw new HttpException(422, "confirm.wrong");
        }
    }
}
