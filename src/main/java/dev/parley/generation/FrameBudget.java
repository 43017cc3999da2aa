package dev.parley.generation;

/**
 * How much may be sent of an answer before it is done, for any answer at any rate: its closed blocks once, and all else
 * {@value #TIMES_MAX} times its HTML. What is left of four times is for the frame around the answer.
 */
final class FrameBudget {
    static final double TIMES_MAX = 2.75;
    /** Enough for short answers never to wait. */
    static final int CHARS_FREE = 200;

    private long spent;
    private long refused;

    /** Whether a change of an answer with so much HTML might be allowed; costs nothing to ask. */
    boolean isWorthATry(long htmlChars) {
        // With some distance, so that what is refused for long is not rendered with each frame.
        return left(htmlChars) >= refused * 9 / 8;
    }

    boolean allows(long chars, long htmlChars) {
        if (chars > left(htmlChars)) {
            refused = chars;
            return false;
        }
        spent += chars;
        refused = 0;
        return true;
    }

    private long left(long htmlChars) {
        return CHARS_FREE + (long) (TIMES_MAX * htmlChars) - spent;
    }
}
