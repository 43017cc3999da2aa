package dev.parley.account.oidc;

import dev.parley.account.UserStore;
import dev.parley.web.HttpException;

/** Whether a new identity gets an account. */
final class SignupPolicy {
    private final UserStore users;
    private final boolean isOpen;

    SignupPolicy(UserStore users, boolean isOpen) {
        this.users = users;
        this.isOpen = isOpen;
    }

    /**
     * The first account can always be created, because it is the admin.
     *
     * @throws HttpException 403 if sign-up is closed
     */
    void requireOpen() {
        if (!isOpen && !users.isEmpty()) {
            throw new HttpException(403, "signup.closed");
        }
    }
}
