package dev.parley.account.factor;

import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.util.regex.Pattern;

/** An authenticator app that has read the secret from the page of the set-up. */
public final class AuthenticatorApp {
    private static final Pattern SECRET = Pattern.compile("[?]secret=([A-Z2-7]+)");

    private final byte[] secret;
    private final Clock clock;

    /** Reads the secret from the page of the set-up. */
    public AuthenticatorApp(String page, Clock clock) {
        var url = SECRET.matcher(page);
        if (!url.find()) {
            throw new AssertionError("no secret in " + page);
        }
        this.secret = decode(url.group(1));
        this.clock = clock;
    }

    /** The code that the app shows now. */
    public String code() {
        return code(0);
    }

    /** The code that the app shows some steps later, or before. */
    String code(int steps) {
        return TotpCode.at(secret, TotpCode.step(clock.instant()) + steps);
    }

    /** A code that is not accepted. */
    String wrongCode() {
        return code(1000);
    }

    private static byte[] decode(String base32) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
            bits += 5;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
