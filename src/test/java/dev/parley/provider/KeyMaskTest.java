package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Only the key is removed from a text, however the text is split. */
class KeyMaskTest {
    private static final String KEY = "sk-k3y-of-ada";
    private static final String TEXT = "Bearer " + KEY + ", sk-k3y-of-bob, " + KEY + KEY + " and sk-sk-k3y-of-ada";
    private static final String MASKED = "Bearer [key], sk-k3y-of-bob, [key][key] and sk-[key]";

    static IntStream placesToCut() {
        return IntStream.rangeClosed(0, TEXT.length());
    }

    @ParameterizedTest
    @MethodSource("placesToCut")
    void theKeyIsRemovedHoweverTheTextIsSplit(int index) {
        assertEquals(MASKED, masked(KEY, List.of(TEXT.substring(0, index), TEXT.substring(index))));
    }

    @Test
    void theKeyIsRemovedWhenItArrivesLetterByLetter() {
        assertEquals(MASKED, masked(KEY, List.of(TEXT.split(""))));
    }

    @Test
    void onlyAPossibleBeginningOfTheKeyIsHeldBack() {
        var mask = new KeyMask(KEY);
        assertEquals("The key", mask.pass("The key"));
        assertEquals(" is ", mask.pass(" is sk-k3"));
        assertEquals("sk-k3", mask.pass("s"), "the text was a different key");
        assertEquals("s", mask.end());
        assertEquals("", mask.end());
    }

    @Test
    void aBeginningOfTheKeyAtTheEndIsKept() {
        assertEquals("It is sk-k3y-of-ad", masked(KEY, List.of("It is sk-k3y-of-ad")));
        assertEquals("It is [key]", masked(KEY, List.of("It is " + KEY)));
    }

    @Test
    void aPieceWithoutAnyPartOfTheKeyIsNotCopied() {
        var piece = "Without a letter of it.";
        assertSame(piece, new KeyMask(KEY).pass(piece));
    }

    @ParameterizedTest
    @CsvSource({
        "abababab, abababababababab, [key][key]",
        "abababab, ababababab, [key]ab",
        "aaaaaaab, aaaaaaaaaaab, aaaa[key]",
        "aabaabaa, aabaabaabaaX, [key]baaX",
        "aabaabaa, aabaabXaabaabaa, aabaabX[key]"
    })
    void aKeyWithRepetitionsIsRemoved(String key, String text, String expected) {
        assertEquals(expected, masked(key, List.of(text)));
        assertEquals(expected, masked(key, List.of(text.split(""))));
    }

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(20);
    }

    /** Uses only two letters, so that beginnings of the key are everywhere. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theResultEqualsThatOfASearchInTheWholeText(long seed) {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var key = letters(random, 1 + random.nextInt(6));
            var text = letters(random, random.nextInt(60));
            var pieces = new ArrayList<String>();
            for (var at = 0; at < text.length(); ) {
                var end = Math.min(text.length(), at + random.nextInt(8));
                pieces.add(text.substring(at, end));
                at = end;
            }
            var expected = text.replace(key, "[key]");
            assertEquals(expected, masked(key, pieces), key + " in " + pieces);
            assertFalse(expected.replace("[key]", " ").contains(key));
        }
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'c')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String masked(String key, List<String> pieces) {
        var mask = new KeyMask(key);
        var shown = new StringBuilder();
        pieces.forEach(piece -> shown.append(mask.pass(piece)));
        return shown.append(mask.end()).toString();
    }
}
