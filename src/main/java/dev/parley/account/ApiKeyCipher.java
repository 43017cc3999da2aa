package dev.parley.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts API keys with AES-256-GCM. Each ciphertext has its own random nonce and is bound to one user. */
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

    /** Returns the nonce, followed by the ciphertext and its tag. */
    byte[] encrypt(String text, User owner) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var ciphertext = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8), owner);
        return ByteBuffer.allocate(nonce.length + ciphertext.length)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /** @throws DecryptionException if the secret key or the owner is different, or the bytes were changed */
    String decrypt(byte[] encrypted, User owner) {
        var buffer = ByteBuffer.wrap(encrypted);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        return new String(run(Cipher.DECRYPT_MODE, nonce, ciphertext, owner), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, User owner) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            // Authenticate the owner, so that a ciphertext copied into the row of another user cannot be decrypted.
            cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, owner.id()));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new DecryptionException(e);
        }
    }

    /** The ciphertext cannot be decrypted with this key for this user. */
    static final class DecryptionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DecryptionException(Throwable cause) {
            super(cause);
        }
    }
}
