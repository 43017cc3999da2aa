package dev.parley;

/**
 * How much of something a test takes. Usually as little as shows the rule, so that everybody runs all tests; with
 * {@code -Pfull} as much as there is in long and heavy use.
 */
public final class Scale {
    public static final boolean IS_FULL = Boolean.getBoolean("parley.full");

    private Scale() {}

    public static int of(int usual, int full) {
        return IS_FULL ? full : usual;
    }
}
