package dev.parley.account.factor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The secret of an authenticator app as apps read it. */
final class TotpKey {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CHAR_BITS = 5;
    private static final int GROUP_CHARS = 4;

    private final byte[] secret;

    TotpKey(byte[] secret) {
        this.secret = secret;
    }

    byte[] secret() {
        return secret;
    }

    /** The secret in base32 (RFC 4648), without padding. */
    String base32() {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : secret) {
            buffer = (buffer << Byte.SIZE) | (next & 0xff);
            bits += Byte.SIZE;
            while (bits >= CHAR_BITS) {
                bits -= CHAR_BITS;
                text.append(ALPHABET.charAt((buffer >> bits) & 0x1f));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (CHAR_BITS - bits)) & 0x1f));
        }
        return text.toString();
    }

    /** The secret in groups that are easy to type. */
    List<String> groups() {
        var text = base32();
        var groups = new ArrayList<String>();
        for (int start = 0; start < text.length(); start += GROUP_CHARS) {
            groups.add(text.substring(start, Math.min(start + GROUP_CHARS, text.length())));
        }
        return groups;
    }

    /**
     * The URL that a QR code has (https://github.com/google/google-authenticator/wiki/Key-Uri-Format).
     *
     * @param issuer the name of this installation
     */
    String uri(String issuer, String account) {
        return "otpauth://totp/" + encode(issuer) + ":" + encode(account) + "?secret=" + base32() + "&issuer="
                + encode(issuer);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
