package dev.parley.provider;

/**
 * Removes a key from a text that arrives in pieces, even if the key is split between pieces. A possible beginning of
 * the key is held back until the next piece decides; all other text passes at once. Uses the Knuth-Morris-Pratt search,
 * which takes linear time.
 */
final class KeyMask {
    private final String key;
    /**
     * For each number of matched characters: the length of the longest proper suffix that is also a prefix of the key.
     */
    private final int[] borders;
    /** The number of characters of the key that are held back. */
    private int held;

    /** @param key not empty */
    KeyMask(String key) {
        this.key = key;
        this.borders = borders(key);
    }

    /** Adds a piece and returns the text that can be shown now; may be empty. */
    String pass(String piece) {
        if (held == 0 && piece.indexOf(key.charAt(0)) < 0) {
            return piece;
        }
        var shown = new StringBuilder(held + piece.length());
        for (var i = 0; i < piece.length(); i++) {
            pass(piece.charAt(i), shown);
        }
        return shown.toString();
    }

    /** Ends the text and returns what is held back, which is not the key. */
    String end() {
        var rest = key.substring(0, held);
        held = 0;
        return rest;
    }

    private void pass(char next, StringBuilder shown) {
        while (held > 0 && key.charAt(held) != next) {
            shown.append(key, 0, held - borders[held]);
            held = borders[held];
        }
        if (key.charAt(held) != next) {
            shown.append(next);
        } else if (++held == key.length()) {
            shown.append(ErrorText.REDACTED);
            held = 0;
        }
    }

    private static int[] borders(String key) {
        var borders = new int[key.length() + 1];
        for (int length = 2, border = 0; length <= key.length(); length++) {
            var last = key.charAt(length - 1);
            while (border > 0 && key.charAt(border) != last) {
                border = borders[border];
            }
            borders[length] = key.charAt(border) == last ? ++border : border;
        }
        return borders;
    }
}
