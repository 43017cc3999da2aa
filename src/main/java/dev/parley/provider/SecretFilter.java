package dev.parley.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Replaces a secret in bytes, which may arrive in any pieces. Matches like Knuth, Morris and Pratt, so that bytes that may
 * belong to a secret need not be kept: they are those of the secret.
 */
final class SecretFilter extends OutputStream {
    private static final byte[] REPLACEMENT = ErrorText.REDACTED.getBytes(StandardCharsets.UTF_8);

    private final OutputStream out;
    private final byte[] secret;
    /** For each length of a match, that of the longest shorter one that is still possible when the next byte differs. */
    private final int[] shorter;

    private int matched;

    SecretFilter(OutputStream out, String secret) {
        this.out = out;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        shorter = new int[this.secret.length + 1];
        for (int length = 2; length <= this.secret.length; length++) {
            int k = shorter[length - 1];
            while (k > 0 && this.secret[k] != this.secret[length - 1]) {
                k = shorter[k];
            }
            shorter[length] = this.secret[k] == this.secret[length - 1] ? k + 1 : 0;
        }
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int end = from + length;
        int passed = from;
        for (int i = from; i < end; i++) {
            if (matched == 0 && bytes[i] != secret[0]) {
                continue;
            }
            out.write(bytes, passed, i - passed);
            passed = match(bytes[i]) ? i + 1 : i;
        }
        out.write(bytes, passed, end - passed);
    }

    /** Whether the byte may belong to a secret. */
    private boolean match(byte one) throws IOException {
        while (matched > 0 && secret[matched] != one) {
            out.write(secret, 0, matched - shorter[matched]);
            matched = shorter[matched];
        }
        if (secret[matched] != one) {
            return false;
        }
        matched++;
        if (matched == secret.length) {
            out.write(REPLACEMENT);
            matched = 0;
        }
        return true;
    }

    /** Writes the beginning of a secret at the end, which is none. */
    @Override
    public void flush() throws IOException {
        out.write(secret, 0, matched);
        matched = 0;
        out.flush();
    }
}
