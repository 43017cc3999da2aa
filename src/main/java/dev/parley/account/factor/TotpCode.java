package dev.parley.account.factor;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Codes that change with the time (RFC 6238), with what every authenticator app supports: SHA-1, 6 digits, 30 seconds. */
final class TotpCode {
    /** The length of a SHA-1 hash, as RFC 4226 recommends. */
    static final int SECRET_BYTES = 20;

    private static final int STEP_SECONDS = 30;
    private static final int MODULUS = 1_000_000;
    /** Clocks of phones differ, and typing takes time: codes of the step before and after are accepted, too. */
    private static final int TOLERANCE_STEPS = 1;

    private TotpCode() {}

    static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a time step: six digits. */
    static String at(byte[] secret, long step) {
        var hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        // Dynamic truncation (RFC 4226, section 5.3).
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
        return String.format("%06d", number % MODULUS);
    }

    /** The step near this time whose code is this one; takes as long for a wrong code as for a right one. */
    static OptionalLong matchingStep(byte[] secret, String code, Instant now) {
        var typed = code.getBytes(StandardCharsets.UTF_8);
        var match = OptionalLong.empty();
        for (long step = step(now) - TOLERANCE_STEPS; step <= step(now) + TOLERANCE_STEPS; step++) {
            if (MessageDigest.isEqual(at(secret, step).getBytes(StandardCharsets.UTF_8), typed)) {
                match = OptionalLong.of(step);
            }
        }
        return match;
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
