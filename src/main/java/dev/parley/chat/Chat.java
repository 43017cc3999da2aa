package dev.parley.chat;

import dev.parley.provider.ModelRef;
import java.time.Instant;

/**
 * A conversation.
 *
 * @param model as in {@link ModelRef}
 * @param currentLeafId the last message of the branch that is shown
 * @param activeAt when the last question was asked or the last answer was started
 */
public record Chat(long id, String title, String model, long currentLeafId, Instant activeAt, Placement placement) {
    /** The id of the model, as the model server spells it. */
    public String getModelId() {
        return ModelRef.of(model).id();
    }

    /** The same chat with another branch shown. */
    public Chat withLeaf(long leafId) {
        return new Chat(id, title, model, leafId, activeAt, placement);
    }
}
