package dev.parley.chat;

import java.util.List;

/**
 * A question and the answers to it: one, or several of different models that are compared.
 *
 * @param isNew false when the same request was stored before, so that there is nothing left to do
 */
public record Turn(Chat chat, Message question, List<Message> answers, boolean isNew) {
    /** The first answer. */
    public Message answer() {
        return answers.get(0);
    }

    Turn with(List<Message> newAnswers) {
        return new Turn(chat, question, newAnswers, isNew);
    }
}
