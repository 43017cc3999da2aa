package dev.parley.chat.view;

import java.util.List;

/**
 * A page of a conversation.
 *
 * @param messages oldest first
 * @param earlier the id of the first message if there are earlier ones, otherwise 0
 * @param end whether these are the last messages
 */
public record MessagePage(List<MessageView> messages, long earlier, boolean end) {
    static final int MESSAGES_MAX = 50;
    /** The limit of a printed page, about 500 sheets of paper. */
    static final int PRINTED_MESSAGES_MAX = 2_000;

    /** Whether an answer on this page is streaming. */
    public boolean isLive() {
        return messages.stream().anyMatch(LiveAnswerView.class::isInstance);
    }
}
