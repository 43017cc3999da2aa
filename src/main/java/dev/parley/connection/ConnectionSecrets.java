package dev.parley.connection;

import dev.parley.account.ApiKeyCipher;
import dev.parley.account.ApiKeyCipher.DecryptionException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Encrypts the keys and headers of connections. Each ciphertext is bound to its owner and purpose. */
final class ConnectionSecrets {
    /** Shared connections belong to no user. */
    static final long NO_USER = 0;

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionSecrets.class);
    private static final String SHARED_KEY = "connection-key";
    private static final String USER_KEY = "connection-user-key";
    private static final String HEADERS = "connection-headers";
    /** The keys of the own servers of older versions, which connections have taken over, have no purpose. */
    private static final String OWN_KEY = "";

    private final ApiKeyCipher cipher;

    ConnectionSecrets(ApiKeyCipher cipher) {
        this.cipher = cipher;
    }

    /** @param ownerId {@link #NO_USER} for a shared connection */
    byte[] encryptKey(String key, long ownerId) {
        return cipher.encrypt(bytes(key), ownerId, keyPurpose(ownerId));
    }

    Optional<String> decryptKey(Optional<byte[]> encrypted, long ownerId) {
        return decrypt(encrypted, ownerId, keyPurpose(ownerId));
    }

    /** A user's key for a shared connection. */
    byte[] encryptUserKey(String key, long userId) {
        return cipher.encrypt(bytes(key), userId, USER_KEY);
    }

    Optional<String> decryptUserKey(Optional<byte[]> encrypted, long userId) {
        return decrypt(encrypted, userId, USER_KEY);
    }

    byte[] encryptHeaders(Map<String, String> headers, long ownerId) {
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
        return cipher.encrypt(bytes(lines), ownerId, HEADERS);
    }

    Map<String, String> decryptHeaders(Optional<byte[]> encrypted, long ownerId) {
        var headers = new LinkedHashMap<String, String>();
        decrypt(encrypted, ownerId, HEADERS).stream().flatMap(String::lines).forEach(line -> {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return headers;
    }

    private Optional<String> decrypt(Optional<byte[]> encrypted, long ownerId, String purpose) {
        try {
            return encrypted.map(bytes -> new String(cipher.decrypt(bytes, ownerId, purpose), StandardCharsets.UTF_8));
        } catch (DecryptionException e) {
            // PARLEY_SECRET_KEY has changed or is lost, so the owner must enter the secret again.
            LOG.warn("Cannot decrypt a secret of a connection of user {} with this PARLEY_SECRET_KEY", ownerId);
            return Optional.empty();
        }
    }

    private static String keyPurpose(long ownerId) {
        return ownerId == NO_USER ? SHARED_KEY : OWN_KEY;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
