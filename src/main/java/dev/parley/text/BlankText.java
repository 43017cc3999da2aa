package dev.parley.text;

/** Detects text that is not empty but shows nothing on the screen. */
public final class BlankText {
    /**
     * Ranges of invisible characters, first and last: Default_Ignorable_Code_Point of Unicode 16, and the blank Braille
     * pattern.
     */
    private static final int[][] IGNORABLE = {
        {0x00AD, 0x00AD},
        {0x034F, 0x034F},
        {0x061C, 0x061C},
        {0x115F, 0x1160},
        {0x17B4, 0x17B5},
        {0x180B, 0x180F},
        {0x200B, 0x200F},
        {0x202A, 0x202E},
        {0x2060, 0x206F},
        {0x2800, 0x2800},
        {0x3164, 0x3164},
        {0xFE00, 0xFE0F},
        {0xFEFF, 0xFEFF},
        {0xFFA0, 0xFFA0},
        {0xFFF0, 0xFFF8},
        {0x1BCA0, 0x1BCA3},
        {0x1D173, 0x1D17A},
        {0xE0000, 0xE0FFF}
    };

    private BlankText() {}

    /** Whether the text has only white space, control characters and invisible characters. */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(BlankText::isInvisible);
    }

    private static boolean isInvisible(int character) {
        if (Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character)) {
            return true;
        }
        for (var range : IGNORABLE) {
            if (character >= range[0] && character <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
