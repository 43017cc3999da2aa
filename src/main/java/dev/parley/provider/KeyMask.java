package dev.parley.provider;

/**
 * Takes a key out of a text that comes in pieces, wherever they are cut. What may be the beginning of the key is held back
 * until the next piece tells (Knuth, Morris and Pratt's search, so a piece costs its length); all else passes at once.
 */
final class KeyMask {
    private final String key;
    /** For each number of matched characters: how many of their last are a beginning of the key as well. */
    private final int[] borders;
    /** How many characters of the key are held back. */
    private int held;

    /** @param key not empty */
    KeyMask(String key) {
        this.key = key;
        this.borders = borders(key);
    }

    /** What of the text so far can be shown and was not yet; may be empty. */
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

    /** Nothing more comes: what is held back is not the key. */
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
            shown.append(Words.REDACTED);
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
