package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The filters of recordings give the same result for all pieces in which bytes can arrive. */
class RecordingFilterTest {
    private static final int SEEDS = 20;

    @ParameterizedTest
    @CsvSource({
        "abcabd, xabcabcabdy, xabc[key]y",
        "abcabd, abcabdabcabd, [key][key]",
        "aab, aaaaab, aaa[key]",
        "aaaa, aaaaaaaaa, [key][key]a",
        "abcd, abcabc, abcabc",
        "geheimnis, gegeheim, gegeheim",
    })
    void aSecretIsReplacedWhereverItIsSplit(String secret, String text, String expected) throws IOException {
        assertEquals(expected, filtered(text, out -> new SecretFilter(out, secret)));
    }

    @Test
    void anImageIsReplacedByItsSizeAndHash() throws IOException, NoSuchAlgorithmException {
        var image = new byte[5_000];
        new Random(1).nextBytes(image);
        var base64 = Base64.getEncoder().encodeToString(image);
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image));
        assertEquals(
                "{\"url\":\"data:image/png;base64,[5000 bytes, SHA-256 " + hash + "]\"},\"data:",
                filtered("{\"url\":\"data:image/png;base64," + base64 + "\"},\"data:", DataUrlFilter::new));
    }

    @ParameterizedTest
    @CsvSource({
        "data:image/png;base64,aGVsbG8=",
        "'data: {\"a\":\"data:text/plain,hello\"}'",
        "ddata:dat",
        "data:image/png;base6",
    })
    void shortContentsAndOtherTextsAreKept(String text) throws IOException {
        assertEquals(text, filtered(text, DataUrlFilter::new));
    }

    private static String filtered(String text, UnaryOperator<OutputStream> filter) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        String result = once(bytes, bytes.length, filter);
        for (int seed = 0; seed < SEEDS; seed++) {
            assertEquals(result, once(bytes, 1 + new Random(seed).nextInt(bytes.length), filter));
        }
        return result;
    }

    private static String once(byte[] bytes, int piece, UnaryOperator<OutputStream> filter) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var filtered = filter.apply(out)) {
            for (int i = 0; i < bytes.length; i += piece) {
                filtered.write(bytes, i, Math.min(piece, bytes.length - i));
            }
            filtered.flush();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
