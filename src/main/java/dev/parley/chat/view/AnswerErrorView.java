package dev.parley.chat.view;

import dev.parley.chat.Message;
import dev.parley.provider.ErrorKind;
import dev.parley.web.Translations;
import java.util.Optional;
import java.util.Set;

/**
 * What went wrong with an answer, as templates show it.
 *
 * @param text what happened and what to do
 * @param detail the model server's own message; may be empty
 * @param settings whether the user can fix it in Settings
 * @param model whether another model may help
 */
public record AnswerErrorView(String text, String detail, boolean settings, boolean model) {
    private static final Set<ErrorKind> FIXED_IN_SETTINGS = Set.of(ErrorKind.KEY_MISSING, ErrorKind.KEY_REFUSED);
    private static final Set<ErrorKind> FIXED_BY_ANOTHER_MODEL =
            Set.of(ErrorKind.MODEL_UNKNOWN, ErrorKind.FORBIDDEN, ErrorKind.REQUEST_REFUSED);

    /** The error of a finished answer; empty if it is complete or was stopped by the user. */
    static Optional<AnswerErrorView> of(Message message, Translations translations) {
        if (message.fault().isPresent()) {
            return Optional.of(of(message.fault().get(), message.faultDetail(), translations));
        }
        return switch (message.status()) {
            case STREAMING, STOPPED -> Optional.empty();
            case COMPLETE -> message.content().isBlank() ? general("answer.empty", translations) : Optional.empty();
            case TRUNCATED -> general("answer.truncated", translations);
            case FAILED -> general("fault.INTERNAL", translations);
            case INTERRUPTED -> general("answer.interrupted", translations);
        };
    }

    private static AnswerErrorView of(ErrorKind kind, String detail, Translations translations) {
        return new AnswerErrorView(
                translations.text("fault." + kind.name()),
                detail.isEmpty() ? "" : translations.text("fault.detail", detail),
                FIXED_IN_SETTINGS.contains(kind),
                FIXED_BY_ANOTHER_MODEL.contains(kind));
    }

    private static Optional<AnswerErrorView> general(String key, Translations translations) {
        return Optional.of(new AnswerErrorView(translations.text(key), "", false, false));
    }
}
