package dev.parley.generation;

/**
 * Limits the number of characters that are sent of an answer before it is finished: each closed block once, and
 * everything else at most {@value #TIMES_MAX} times the HTML of the answer. With the markup around the answer, the total
 * is at most four times.
 */
final class FrameBudget {
    static final double TIMES_MAX = 2.75;
    /** Enough that short answers are never delayed. */
    static final int CHARS_FREE = 200;

    private long spent;
    private long refused;

    /** Whether a change of an answer with this much HTML might be allowed. Cheap, unlike rendering the change. */
    boolean isWorthATry(long htmlChars) {
        // With a margin, so that a change that stays too large is not rendered for each frame.
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
