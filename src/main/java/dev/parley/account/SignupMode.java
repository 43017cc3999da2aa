package dev.parley.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who may sign up. The names are values of {@code PARLEY_SIGNUP} and of a stored setting. */
public enum SignupMode {
    /** Everybody. */
    OPEN,
    /** Nobody, except for the first account. */
    CLOSED,
    /** Everybody with the link of an invitation. */
    INVITATION;

    /** The mode with this name. */
    public static Optional<SignupMode> parse(String name) {
        return Arrays.stream(values()).filter(mode -> mode.value().equals(name)).findFirst();
    }

    /** The name in lower case. */
    public String value() {
        return name().toLowerCase(Locale.ROOT);
    }
}
