package dev.parley.generation;

import java.util.List;

/** Stores answers. A method that returns has stored everything; one that throws has stored nothing. */
public interface Journal {
    /** The text of an unfinished answer. */
    record Checkpoint(long messageId, String text, String reasoning) {
        /** An answer without text. */
        public static Checkpoint empty(long messageId) {
            return new Checkpoint(messageId, "", "");
        }
    }

    /** Stores unfinished answers in one transaction, except those that have ended or are deleted. */
    void checkpoint(List<Checkpoint> checkpoints);

    /** Stores finished answers in one transaction, except those that are deleted. */
    void finish(List<GenerationResult> results);

    /** Called when the followers have received a stored answer, but not during a shutdown. */
    void followersNotified(long messageId);
}
