package dev.parley.chat;

/**
 * A question and the answer to it.
 *
 * @param isNew false when the same request was stored before, so that there is nothing left to do
 */
public record Turn(Chat chat, Message question, Message answer, boolean isNew) {
    Turn with(Message newAnswer) {
        return new Turn(chat, question, newAnswer, isNew);
    }
}
