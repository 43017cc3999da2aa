package dev.parley.account.factor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.account.ApiKeyCipher;
import dev.parley.account.ApiKeyCipher.DecryptionException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodeTest {
    /** The secret of the examples in RFC 6238, appendix B. */
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void theCodesAreThoseOfTheRfc(long seconds, String code) {
        assertEquals(code, TotpCode.at(SECRET, TotpCode.step(Instant.ofEpochSecond(seconds))));
    }

    @Test
    void theCodesOfThePreviousAndTheNextStepMatchToo() {
        var now = Instant.ofEpochSecond(1111111109);
        long step = TotpCode.step(now);
        for (int offset = -1; offset <= 1; offset++) {
            var code = TotpCode.at(SECRET, step + offset);
            assertEquals(OptionalLong.of(step + offset), TotpCode.matchingStep(SECRET, code, now));
        }
        for (int offset : new int[] {-2, 2}) {
            var code = TotpCode.at(SECRET, step + offset);
            assertEquals(OptionalLong.empty(), TotpCode.matchingStep(SECRET, code, now));
        }
        assertEquals(OptionalLong.empty(), TotpCode.matchingStep(SECRET, "", now));
    }

    @Test
    void anAppGetsTheSecretInBase32AndTheAccountEscaped() {
        var key = new TotpKey(SECRET);
        assertEquals("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", key.base32());
        assertEquals("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", String.join(" ", key.groups()));
        assertEquals(
                "otpauth://totp/Parley%20example.org:ada%2Bx%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Parley%20example.org",
                key.uri("Parley example.org", "ada+x@example.org"));
        assertEquals("MZXW6", new TotpKey("foo".getBytes(StandardCharsets.US_ASCII)).base32());
    }

    @Test
    void theQrCodeHasAQuietZoneAndThreeFinderPatterns() {
        var image = QrImage.of("otpauth://totp/Parley:ada%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        int last = image.size() - 4 - 7;
        for (var corner : new String[] {"M4,4h7v1h-7z", "M" + last + ",4h7v1h-7z", "M4," + last + "h7v1h-7z"}) {
            assertTrue(image.path().contains(corner), image.path());
        }
    }

    @Test
    void anEncryptedSecretCannotBeDecryptedForAnotherPurposeOrUser() {
        var cipher = new ApiKeyCipher(new byte[ApiKeyCipher.KEY_BYTES]);
        var encrypted = cipher.encrypt(SECRET, 1, "totp");
        assertEquals(
                new String(SECRET, StandardCharsets.US_ASCII),
                new String(cipher.decrypt(encrypted, 1, "totp"), StandardCharsets.US_ASCII));
        assertThrows(DecryptionException.class, () -> cipher.decrypt(encrypted, 2, "totp"));
        assertThrows(DecryptionException.class, () -> cipher.decrypt(encrypted, 1, ""));
    }
}
