package dev.parley.account;

import dev.parley.text.Sha256;
import java.util.Arrays;
import java.util.HexFormat;

/** The SHA-256 hash of the token of a session or a program, by which it is stored and looked up. It cannot be used to log in. */
final class TokenHash {
    private static final int ID_BYTES = 8;

    private final byte[] bytes;

    TokenHash(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    /** A fast hash is sufficient, because a token has 256 random bits and cannot be guessed like a password. */
    static TokenHash of(String token) {
        return new TokenHash(Sha256.of(token));
    }

    /** For a statement. */
    byte[] bytes() {
        return bytes.clone();
    }

    /** Identifies one of the sessions of a user in a page. */
    String id() {
        return HexFormat.of().formatHex(bytes, 0, ID_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
