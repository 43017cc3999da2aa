package dev.parley.markdown;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * How much may be sent of an answer before it is done, for any answer at any rate: its closed blocks once, and all else
 * {@value #CHARS_PER_CHAR_MAX} times its length. What is left of four times is for the frame around the answer.
 */
final class Budget {
    static final double CHARS_PER_CHAR_MAX = 2.75;
    /** Enough for short answers never to wait. */
    static final int CHARS_FREE = 512;

    private final ToLongFunction<List<Piece>> cost;
    private long spent;
    private long refusedCost;

    Budget(ToLongFunction<List<Piece>> cost) {
        this.cost = cost;
    }

    /** Whether pieces of an answer that is so long by now might be allowed; costs nothing to ask. */
    boolean isWorthATry(long answerChars) {
        // With some distance, so that what is refused for long is not rendered with each frame.
        return allowance(answerChars) >= refusedCost * 9 / 8;
    }

    boolean allows(List<Piece> pieces, long answerChars) {
        long chars = pieces.isEmpty() ? 0 : cost.applyAsLong(pieces);
        if (chars > allowance(answerChars)) {
            refusedCost = chars;
            return false;
        }
        spent += chars;
        refusedCost = 0;
        return true;
    }

    private long allowance(long answerChars) {
        return CHARS_FREE + (long) (CHARS_PER_CHAR_MAX * answerChars) - spent;
    }
}
