package dev.parley.provider;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Replaces the contents of {@code data:} URLs in JSON by their size and SHA-256, so that an image is not stored again with each
 * answer: {@code data:image/png;base64,[12345 bytes, SHA-256 0f...]}. Short contents are kept.
 */
final class DataUrlFilter extends OutputStream {
    private static final byte[] SCHEME = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final String ENCODING = ";base64,";
    private static final int MEDIA_TYPE_CHARS_MAX = 120;
    /** A multiple of the four characters that three bytes have. */
    private static final int KEPT_CHARS_MAX = 1024;

    private enum State {
        TEXT,
        MEDIA_TYPE,
        CONTENT
    }

    private final OutputStream out;
    private State state = State.TEXT;
    /** Of the scheme, in a text. */
    private int matched;

    private final byte[] held = new byte[KEPT_CHARS_MAX];
    private int heldLength;
    private long contentBytes;
    private MessageDigest digest = sha256();

    DataUrlFilter(OutputStream out) {
        this.out = out;
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
            switch (state) {
                case TEXT -> {
                    if (isAfterScheme(bytes[i])) {
                        out.write(bytes, passed, i + 1 - passed);
                        state = State.MEDIA_TYPE;
                    }
                }
                case MEDIA_TYPE -> {
                    mediaType(bytes[i]);
                    passed = i + 1;
                }
                case CONTENT -> {
                    boolean isContent = content(bytes[i]);
                    passed = isContent ? i + 1 : i;
                }
            }
        }
        if (state == State.TEXT) {
            out.write(bytes, passed, end - passed);
        }
    }

    /** Writes what was held back at the end. */
    @Override
    public void flush() throws IOException {
        if (state == State.CONTENT) {
            endContent();
        } else {
            releaseHeld();
        }
        state = State.TEXT;
        out.flush();
    }

    private boolean isAfterScheme(byte one) {
        // No part of the scheme is the beginning of it.
        matched = one == SCHEME[matched] ? matched + 1 : one == SCHEME[0] ? 1 : 0;
        if (matched < SCHEME.length) {
            return false;
        }
        matched = 0;
        return true;
    }

    private void mediaType(byte one) throws IOException {
        hold(one);
        boolean isEnd = one == ',' || one == '"' || one == ' ' || one == '\\' || heldLength == MEDIA_TYPE_CHARS_MAX;
        if (!isEnd) {
            return;
        }
        var text = new String(held, 0, heldLength, StandardCharsets.ISO_8859_1);
        releaseHeld();
        state = text.endsWith(ENCODING) ? State.CONTENT : State.TEXT;
    }

    /** Whether the character belongs to the content. */
    private boolean content(byte one) throws IOException {
        if (!isBase64(one)) {
            endContent();
            state = State.TEXT;
            return false;
        }
        if (heldLength == held.length) {
            digestHeld();
        }
        hold(one);
        return true;
    }

    private void hold(byte one) {
        held[heldLength++] = one;
    }

    private void releaseHeld() throws IOException {
        out.write(held, 0, heldLength);
        heldLength = 0;
    }

    private void digestHeld() {
        // Ignores what is not in the alphabet, and accepts a missing end.
        var decoded = Base64.getMimeDecoder().decode(Arrays.copyOf(held, heldLength - heldLength % 4));
        digest.update(decoded);
        contentBytes += decoded.length;
        heldLength = 0;
    }

    private void endContent() throws IOException {
        if (contentBytes == 0) {
            releaseHeld();
            return;
        }
        digestHeld();
        var reference = "[" + contentBytes + " bytes, SHA-256 " + HexFormat.of().formatHex(digest.digest()) + "]";
        out.write(reference.getBytes(StandardCharsets.US_ASCII));
        contentBytes = 0;
    }

    private static boolean isBase64(byte one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9')
                || one == '+'
                || one == '/'
                || one == '=';
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has it", e);
        }
    }
}
