package dev.parley.account;

import java.util.Locale;
import java.util.regex.Pattern;

/** Checks the format of email addresses: a name, an @, and a domain with a dot. Only a sent email could check more. */
public final class EmailAddress {
    /** RFC 5321, section 4.5.3.1.3. */
    public static final int CHARS_MAX = 254;

    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@.\\p{Cntrl}]+(\\.[^\\s@.\\p{Cntrl}]+)+");

    private static final Pattern UPPER_CASE = Pattern.compile("[A-Z]+");

    private EmailAddress() {}

    /**
     * The form in which an address is stored and looked up. Only ASCII letters change, as in the change set {@code
     * users-email-lower-case}, so that no two existing accounts get the same address.
     */
    public static String lowerCase(String address) {
        return UPPER_CASE.matcher(address).replaceAll(letters -> letters.group().toLowerCase(Locale.ROOT));
    }

    /** Whether the text can be an address. */
    public static boolean isWellFormed(String text) {
        return text.length() <= CHARS_MAX && SHAPE.matcher(text).matches();
    }
}
