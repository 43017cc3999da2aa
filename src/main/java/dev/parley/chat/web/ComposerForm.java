package dev.parley.chat.web;

import dev.parley.chat.Question;
import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Reads and checks the fields of the composer. */
final class ComposerForm {
    /** About the length of a novella, which is more than model servers accept. */
    static final int MESSAGE_CHARS_MAX = 200_000;

    private static final int REQUEST_KEY_CHARS_MAX = 100;

    private ComposerForm() {}

    /** Stores the files that are sent with the form. */
    static Question question(HttpServletRequest request, ComposerFiles files) {
        var form = Form.of(request);
        var text = form.text("message");
        var sent = files.receive(request);
        if (BlankText.isBlank(text) && sent.ids().isEmpty()) {
            throw new HttpException(422, "message.empty");
        }
        return new Question(checked(text), requestKey(form, text, sent), Translations.language(request), sent.ids());
    }

    /** The text of a question as it is stored, if it is well-formed. */
    static String checked(String text) {
        if (text.length() > MESSAGE_CHARS_MAX) {
            throw new HttpException(422, "message.long", text.length(), MESSAGE_CHARS_MAX);
        }
        // SQLite truncates text at NUL and PostgreSQL refuses it.
        if (text.indexOf('\0') >= 0) {
            throw HttpException.badRequest();
        }
        return text.replace("\r\n", "\n");
    }

    /** Whether the new chat is temporary. */
    static boolean isTemporary(HttpServletRequest request) {
        return Form.of(request).has("temporary");
    }

    static String freshRequestKey() {
        return UUID.randomUUID().toString();
    }

    /**
     * Adds a hash of the content to the key. A user may go back to an old form and send other text with its key, which is
     * a new question and not a repeated request.
     */
    private static Optional<String> requestKey(Form form, String text, ComposerFiles.Sent sent) {
        var key = form.line("request_key");
        if (key.length() > REQUEST_KEY_CHARS_MAX) {
            throw HttpException.badRequest();
        }
        var asked = text + "\0" + form.line("model") + "\0" + ModelField.others(form) + "\0" + sent.fingerprint();
        var fingerprint = UUID.nameUUIDFromBytes(asked.getBytes(StandardCharsets.UTF_8));
        return key.isEmpty() ? Optional.empty() : Optional.of(key + ":" + fingerprint);
    }
}
