package dev.parley.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** What passes for an e-mail address: something, an @, and a name with a dot; whether it exists only a mail can tell. */
final class EmailAddress {
    /** RFC 5321, section 4.5.3.1.3. */
    static final int CHARS_MAX = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");

    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]+");

    private EmailAddress() {}

    /**
     * The form in which an address is stored and looked up. Only ASCII letters change, as by the change set {@code
     * users-email-lower-case}, so that no two accounts from before it become one.
     */
    static String lowerCase(String address) {
        return UPPER_CASE.matcher(address).replaceAll(letters -> letters.group().toLowerCase(Locale.ROOT));
    }

    static boolean isWellFormed(String text) {
        return text.length() <= CHARS_MAX && SHAPE.matcher(text).matches();
    }
}
