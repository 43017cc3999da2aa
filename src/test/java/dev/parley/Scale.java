package dev.parley;

/**
 * How much of something a test takes. Usually as little as shows the rule, so that everybody runs all tests; with
 * {@code -Pfull} as much as there is in long and heavy use.
 */
public final class Scale {
    /** The tag of tests that take more of something with {@code -Pfull}: {@code -Pfull -Dgroups=full} runs those alone. */
    public static final String FULL = "full";

    public static final boolean IS_FULL = Boolean.getBoolean("parley.full");

    private Scale() {}

    public static int of(int usual, int full) {
        return IS_FULL ? full : usual;
    }
}
