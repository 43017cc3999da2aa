package dev.parley.account.factor;

import java.util.regex.Pattern;

/**
 * What a user has typed as a code: six digits of the app, or a recovery code.
 *
 * @param text without white space and hyphens
 */
record TypedCode(String text) {
    private static final Pattern OF_APP = Pattern.compile("[0-9]{6}");

    static TypedCode of(String typed) {
        return new TypedCode(typed.replaceAll("[\\s-]+", ""));
    }

    boolean isOfApp() {
        return OF_APP.matcher(text).matches();
    }

    /** Omits the code. */
    @Override
    public String toString() {
        return "TypedCode";
    }
}
