package dev.parley.account;

import java.util.regex.Pattern;

/** What passes for an e-mail address: something, an @, and a name with a dot; whether it exists only a mail can tell. */
final class EmailAddress {
    /** RFC 5321, section 4.5.3.1.3. */
    static final int CHARS_MAX = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");

    private EmailAddress() {}

    static boolean isWellFormed(String text) {
        return text.length() <= CHARS_MAX && SHAPE.matcher(text).matches();
    }
}
