package dev.parley.chat.view;

import dev.parley.chat.Message;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelError;
import dev.parley.web.Translations;
import java.util.Optional;

/**
 * What went wrong with an answer, as templates show it.
 *
 * @param text what happened and what to do
 * @param detail the model server's own message; may be empty
 * @param settings whether the user can fix it in Settings
 * @param model whether another model may help
 * @param chatSettings whether the user can fix it in the settings of the chat
 */
public record AnswerErrorView(String text, String detail, boolean settings, boolean model, boolean chatSettings) {
    /** The error of a finished answer; empty if it is complete or was stopped by the user. */
    public static Optional<AnswerErrorView> of(Message message, Translations translations) {
        if (message.error().isPresent()) {
            return message.error().map(error -> of(error, translations));
        }
        return switch (message.status()) {
            case STREAMING, STOPPED -> Optional.empty();
            case COMPLETE -> isEmpty(message) ? general("answer.empty", translations) : Optional.empty();
            case TRUNCATED -> general("answer.truncated", translations);
            case FAILED -> general("model-error.internal", translations);
            case INTERRUPTED -> general("answer.interrupted", translations);
        };
    }

    /** An imported answer may have images and no text. */
    private static boolean isEmpty(Message message) {
        return message.content().isBlank() && message.attachmentTokens() == 0;
    }

    private static AnswerErrorView of(ModelError error, Translations translations) {
        return new AnswerErrorView(
                ModelErrorText.text(error, translations),
                ModelErrorText.detail(error, translations),
                ModelErrorText.isFixedInSettings(error),
                ModelErrorText.isFixedByAnotherModel(error),
                error.kind() == ErrorKind.PARAMETER_REFUSED);
    }

    private static Optional<AnswerErrorView> general(String key, Translations translations) {
        return Optional.of(new AnswerErrorView(translations.text(key), "", false, false, false));
    }
}
