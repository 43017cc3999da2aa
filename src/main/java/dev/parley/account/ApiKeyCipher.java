package dev.parley.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts API keys and other secrets of users with AES-256-GCM. Each ciphertext has its own random nonce and is bound to one
 * user and one purpose.
 */
public final class ApiKeyCipher {
    public static final int KEY_BYTES = 32;

    /** Empty, because the first version had no purposes. */
    private static final String API_KEY = "";

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param key {@value #KEY_BYTES} bytes */
    public ApiKeyCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    byte[] encrypt(String text, User owner) {
        return encrypt(text.getBytes(StandardCharsets.UTF_8), owner.id(), API_KEY);
    }

    /** @throws DecryptionException if the secret key or the owner is different, or the bytes were changed */
    String decrypt(byte[] encrypted, User owner) {
        return new String(decrypt(encrypted, owner.id(), API_KEY), StandardCharsets.UTF_8);
    }

    /**
     * Returns the nonce, followed by the ciphertext and its tag.
     *
     * @param purpose what is encrypted, in ASCII
     */
    public byte[] encrypt(byte[] secret, long ownerId, String purpose) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var ciphertext = run(Cipher.ENCRYPT_MODE, nonce, secret, context(ownerId, purpose));
        return ByteBuffer.allocate(nonce.length + ciphertext.length)
                .put(nonce)
                .put(ciphertext)
                .array();
    }

    /**
     * Decrypts what {@link #encrypt(byte[], long, String)} has returned.
     *
     * @throws DecryptionException if the secret key, the owner or the purpose is different, or the bytes were changed
     */
    public byte[] decrypt(byte[] encrypted, long ownerId, String purpose) {
        var buffer = ByteBuffer.wrap(encrypted);
        var nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        var ciphertext = new byte[buffer.remaining()];
        buffer.get(ciphertext);
        return run(Cipher.DECRYPT_MODE, nonce, ciphertext, context(ownerId, purpose));
    }

    private static byte[] context(long ownerId, String purpose) {
        var name = purpose.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(ownerId)
                .put(name)
                .array();
    }

    private byte[] run(int mode, byte[] nonce, byte[] input, byte[] context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            // Authenticate the owner and the purpose, so that a ciphertext copied elsewhere cannot be decrypted there.
            cipher.updateAAD(context);
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new DecryptionException(e);
        }
    }

    /** The ciphertext cannot be decrypted with this key for this user and purpose. */
    public static final class DecryptionException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DecryptionException(Throwable cause) {
            super(cause);
        }
    }
}
