package dev.parley.chat.view;

import java.util.List;

/**
 * A page of a conversation.
 *
 * @param messages oldest first
 * @param earlier the id of the first message if there are earlier ones, otherwise 0
 * @param end whether these are the last messages
 * @param sentFrom the id of the first message that was sent to the model for the last answer of the branch; 0 if all were
 */
public record MessagePage(List<MessageView> messages, long earlier, boolean end, long sentFrom) {
    static final int MESSAGES_MAX = 50;
    /** The limit of a page that begins with a certain message and reaches to the end. */
    static final int MESSAGES_TO_END_MAX = 200;
    /** The limit of a printed page, about 500 sheets of paper. */
    static final int PRINTED_MESSAGES_MAX = 2_000;

    /** Whether an answer on this page is streaming. */
    public boolean isLive() {
        return messages.stream()
                .anyMatch(message -> message instanceof LiveAnswerView
                        || (message instanceof ComparisonView comparison && comparison.isLive()));
    }

    /** The message that the next question follows; 0 if the columns of a comparison say it. */
    public long getNext() {
        var last = messages.get(messages.size() - 1);
        return last instanceof ComparisonView ? 0 : last.id();
    }

    /** The same page with the form for editing, in place of the question with the same id. */
    public MessagePage editing(EditView edit) {
        var replaced = messages.stream()
                .map(message -> message.id() == edit.id() ? edit : message)
                .toList();
        return new MessagePage(replaced, earlier, end, sentFrom);
    }
}
