package dev.parley.chat.view;

import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelError;
import dev.parley.web.Translations;
import java.util.Set;

/** Puts the errors of model servers into words, for an answer, the model picker and Settings. */
public final class ModelErrorText {
    private static final Set<ErrorKind> FIXED_IN_SETTINGS = Set.of(ErrorKind.KEY_MISSING, ErrorKind.KEY_REFUSED);
    private static final Set<ErrorKind> FIXED_BY_ANOTHER_MODEL = Set.of(
            ErrorKind.MODEL_UNKNOWN,
            ErrorKind.FORBIDDEN,
            ErrorKind.REQUEST_REFUSED,
            ErrorKind.PARAMETER_REFUSED,
            ErrorKind.CONTEXT_EXCEEDED,
            ErrorKind.IMAGES_REFUSED,
            ErrorKind.FILES_TOO_LONG);

    private ModelErrorText() {}

    /** What happened and what to do. */
    public static String text(ModelError error, Translations translations) {
        return translations.text("model-error." + error.kind().code());
    }

    /** The model server's own message with an introduction; may be empty. */
    public static String detail(ModelError error, Translations translations) {
        return error.detail().isEmpty() ? "" : translations.text("model-error.detail", error.detail());
    }

    /** Whether the user can fix it in Settings. */
    static boolean isFixedInSettings(ModelError error) {
        return FIXED_IN_SETTINGS.contains(error.kind());
    }

    /** Whether another model may help. */
    static boolean isFixedByAnotherModel(ModelError error) {
        return FIXED_BY_ANOTHER_MODEL.contains(error.kind());
    }
}
