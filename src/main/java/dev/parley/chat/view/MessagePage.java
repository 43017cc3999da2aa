package dev.parley.chat.view;

import java.util.List;

/**
 * The part of a conversation that is shown.
 *
 * @param messages the oldest first
 * @param earlier the id of the first of them when there are others before it, else 0
 * @param end whether none come after them
 */
public record MessagePage(List<MessageView> messages, long earlier, boolean end) {
    static final int MESSAGES_MAX = 50;
    /** The limit of a printed page, about 500 sheets of paper. */
    static final int PRINTED_MESSAGES_MAX = 2_000;

    /** Whether one of them is being written. */
    public boolean isLive() {
        return messages.stream().anyMatch(LiveAnswerView.class::isInstance);
    }
}
