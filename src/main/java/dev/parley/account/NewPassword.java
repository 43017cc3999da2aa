package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.FormView;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The fields of a form in which a user chooses a password, and the rules for it. */
public final class NewPassword {
    /** The field with the password. */
    public static final String PASSWORD = "password";
    /** The field with the same password again. */
    public static final String CONFIRMATION = "password_confirmation";

    private static final String PRODUCT = "parley";
    /** What people add to a word to make it a password: digits and symbols before and after it. */
    private static final Pattern PADDING = Pattern.compile("^\\P{L}+|\\P{L}+$");

    private NewPassword() {}

    /** Adds the errors of both fields to a form. */
    public static void check(Form form, String email, FormView checked) {
        var password = form.text(PASSWORD);
        if (Passwords.isTooShort(password)) {
            checked.reject(PASSWORD, "signup.password.short", Passwords.CHARS_MIN);
        }
        if (Passwords.isTooLong(password)) {
            checked.reject(PASSWORD, "signup.password.long", Passwords.UTF8_BYTES_MAX);
        }
        if (CommonPasswords.contains(Passwords.nfc(password))) {
            checked.reject(PASSWORD, "signup.password.common");
        }
        if (isGuessable(password, email)) {
            checked.reject(PASSWORD, "signup.password.guessable");
        }
        if (!password.equals(form.text(CONFIRMATION))) {
            checked.reject(CONFIRMATION, "signup.confirmation.differs");
        }
    }

    /** Whether the password is the email address, the name in it, or the name of this application, also with padding. */
    private static boolean isGuessable(String password, String email) {
        var word = normal(password);
        var address = normal(email);
        return Stream.of(address, address.replaceFirst("@.*", ""), PRODUCT)
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> word.equals(name) || isSameWord(word, name));
    }

    private static boolean isSameWord(String word, String name) {
        var letters = withoutPadding(name);
        return !letters.isEmpty() && withoutPadding(word).equals(letters);
    }

    private static String withoutPadding(String text) {
        return PADDING.matcher(text).replaceAll("");
    }

    private static String normal(String text) {
        return Passwords.nfc(text).toLowerCase(Locale.ROOT);
    }
}
