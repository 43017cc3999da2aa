package dev.parley;

/**
 * The size of tests. By default the smallest size that still tests the behaviour, so that everyone can run all tests;
 * with {@code -Pfull} the size of long and heavy use.
 */
public final class TestSize {
    /** The tag of tests that are larger with {@code -Pfull}. {@code -Pfull -Dgroups=full} runs only these. */
    public static final String FULL = "full";

    public static final boolean IS_FULL = Boolean.getBoolean("parley.full");

    private TestSize() {}

    public static int of(int usual, int full) {
        return IS_FULL ? full : usual;
    }
}
