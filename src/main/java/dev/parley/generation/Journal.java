package dev.parley.generation;

import java.util.List;

/** Where answers are kept. A call that returns has stored what it was given; one that throws has stored nothing. */
public interface Journal {
    /** An answer as far as it is written. */
    record Checkpoint(long messageId, String text, String reasoning) {
        /** One of which nothing is written yet. */
        public static Checkpoint empty(long messageId) {
            return new Checkpoint(messageId, "", "");
        }
    }

    /** Keeps unfinished answers, all in one transaction. Answers that ended or were deleted meanwhile stay as they are. */
    void checkpoint(List<Checkpoint> checkpoints);

    /** Keeps finished answers, all in one transaction. Nothing happens to those that were deleted meanwhile. */
    void finish(List<GenerationResult> results);

    /** Called after the followers of a stored answer have been shown it, but not during a shutdown. */
    void followersNotified(long messageId);
}
