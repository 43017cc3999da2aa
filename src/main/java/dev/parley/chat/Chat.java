package dev.parley.chat;

import java.time.Instant;

/**
 * A conversation.
 *
 * @param currentLeafId the last message of the branch that is shown
 * @param activeAt when the last question was asked or the last answer was started
 */
public record Chat(long id, String title, String model, long currentLeafId, Instant activeAt, Placement placement) {
    /** The same chat with another branch shown. */
    public Chat withLeaf(long leafId) {
        return new Chat(id, title, model, leafId, activeAt, placement);
    }
}
