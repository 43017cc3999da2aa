package dev.parley.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts what must be readable again: AES-256 in GCM, a fresh nonce each time, bound to the user it belongs to. */
public final class ApiKeyCipher {
    public static final int KEY_BYTES = 32;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param key {@value #KEY_BYTES} bytes */
    public ApiKeyCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The nonce, then the encrypted text and its tag. */
    byte[] encrypt(String text, User owner) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), owner);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws SecretException when the key is another, the owner is another or the bytes were changed */
    String decrypt(byte[] encrypted, User owner) {
        var buffer = ByteBuffer.wrap(encrypted);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, nonce, sealed, owner), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, User owner) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            // Bound to the owner: a row copied to another user opens nothing.
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, owner.id()));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new SecretException(e);
        }
    }

    /** A secret cannot be read with this key. */
    static final class SecretException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SecretException(Throwable cause) {
            super(cause);
        }
    }
}
