package dev.parley.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** The 20,000 most common passwords that are long enough, which attackers try first. The file names its source and licence. */
final class CommonPasswords {
    private static final String FILE = "common-passwords.txt";

    /** One per line. Searching all of this text takes some microseconds, and a set would be ten times as large. */
    private static final String LINES = read();

    private CommonPasswords() {}

    /** @param password in NFC */
    static boolean contains(String password) {
        return password.indexOf('\n') < 0 && LINES.contains("\n" + password.toLowerCase(Locale.ROOT) + "\n");
    }

    private static String read() {
        try (var file = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
