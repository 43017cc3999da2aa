package dev.parley.account.factor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** A browser with an authenticator that has one passkey: the parts of WebAuthn that a server sees. */
final class SoftAuthenticator {
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int HAS_CREDENTIAL = 0x40;

    private final KeyPair keys;
    private final byte[] id;
    private int signCount = 1;
    private boolean verifiesUser = true;

    /** @param id the name of the passkey, from which its id is made */
    SoftAuthenticator(String id) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        this.id = Arrays.copyOf(id.getBytes(StandardCharsets.UTF_8), 32);
    }

    /** Without fingerprint, face or PIN from now on. */
    SoftAuthenticator withoutVerification() {
        verifiesUser = false;
        return this;
    }

    /** An authenticator that was copied before its last uses. */
    SoftAuthenticator countingFrom(int count) {
        signCount = count;
        return this;
    }

    /** The form of a new passkey. */
    String[] creates(String origin, String challenge) {
        var data = authenticatorData(origin, HAS_CREDENTIAL, credential());
        var attestation = bytes(
                // A map of CBOR: fmt, attStmt, authData.
                new byte[] {(byte) 0xa3},
                text("fmt"),
                text("none"),
                text("attStmt"),
                new byte[] {(byte) 0xa0},
                text("authData"),
                new byte[] {0x58, (byte) data.length},
                data);
        return new String[] {
            "attestation_object", encode(attestation),
            "client_data", encode(clientData("webauthn.create", origin, challenge))
        };
    }

    /** The form of a login. */
    String[] signs(String origin, String challenge, String userHandle) {
        signCount++;
        var data = authenticatorData(origin, 0, new byte[0]);
        var client = clientData("webauthn.get", origin, challenge);
        return new String[] {
            "id", encode(id),
            "client_data", encode(client),
            "authenticator_data", encode(data),
            "signature", encode(sign(bytes(data, sha256(client)))),
            "user_handle", userHandle
        };
    }

    private byte[] credential() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return bytes(
                new byte[16],
                new byte[] {0, (byte) id.length},
                id,
                // A COSE key: EC2, ES256, P-256, x, y.
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(point.getAffineX().toByteArray()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(point.getAffineY().toByteArray()));
    }

    private static byte[] coordinate(byte[] number) {
        var padded = bytes(new byte[32], number);
        return Arrays.copyOfRange(padded, padded.length - 32, padded.length);
    }

    private byte[] authenticatorData(String origin, int flags, byte[] credential) {
        var host = origin.replaceFirst(".*//", "").replaceFirst(":.*", "");
        int all = USER_PRESENT | flags | (verifiesUser ? USER_VERIFIED : 0);
        return bytes(
                sha256(host.getBytes(StandardCharsets.UTF_8)),
                new byte[] {(byte) all},
                ByteBuffer.allocate(Integer.BYTES).putInt(signCount).array(),
                credential);
    }

    private static byte[] clientData(String type, String origin, String challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] sign(byte[] content) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] text(String text) {
        return bytes(new byte[] {(byte) (0x60 + text.length())}, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
