package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                ' ', '\t', '\n', 0, 0x7F, 0x85, 0xA0, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x1680, 0x17B4, 0x180E,
                0x200B, 0x200D, 0x202E, 0x2028, 0x2060, 0x206F, 0x2800, 0x3000, 0x3164, 0xFE0F, 0xFEFF, 0xFFA0, 0x1D173,
                0xE0001, 0xE0100
            })
    void aTextWithOnlyAnInvisibleCharacterIsBlank(int character) {
        var one = Character.toString(character);
        assertTrue(BlankText.isBlank(one) && BlankText.isBlank(one + " " + one));
        assertFalse(BlankText.isBlank(one + "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "ü", "漢", "👍", "👨‍👩‍👧", "\u0600", "\u0301", "\uD800", "\uFFFD"})
    void aTextWithAVisibleCharacterIsNotBlank(String text) {
        assertFalse(BlankText.isBlank(text));
    }

    @Test
    void theEmptyTextIsBlank() {
        assertTrue(BlankText.isBlank(""));
    }
}
