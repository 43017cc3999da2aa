package dev.parley.share.web;

import dev.parley.chat.Chat;
import dev.parley.share.ShareDraft;
import dev.parley.text.BlankText;
import dev.parley.text.ShortText;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The form that shares a chat. */
final class ShareForm {
    static final int TITLE_CHARS_MAX = 200;
    private static final String TITLE = "title";
    private static final String DAYS = "days";
    /** After how many days a link may expire. The form also offers none. */
    static final List<Integer> LIFETIMES_D = List.of(1, 7, 30, 90);

    private static final String KEY = "request_key";
    private static final int KEY_CHARS_MAX = 100;
    private static final String FILES = "files";
    private static final String REASONING = "reasoning";

    private ShareForm() {}

    /** The form as it is shown first. */
    static FormView initial(Chat chat, Translations translations) {
        return FormView.empty(translations)
                .with(TITLE, chat.title())
                .with(FILES, "true")
                .with(KEY, UUID.randomUUID().toString());
    }

    /** Reads the form, and rejects what is wrong in it. Without a title, that of the chat is used. */
    static ShareDraft read(Form form, Chat chat, FormView checked) {
        var title = ShortText.line(form.text(TITLE));
        int chars = title.codePointCount(0, title.length());
        if (chars > TITLE_CHARS_MAX) {
            checked.reject(TITLE, "problem.title.long", chars, TITLE_CHARS_MAX);
        }
        var days = form.line(DAYS);
        var lifetime = LIFETIMES_D.stream()
                .filter(one -> one.toString().equals(days))
                .findFirst()
                .map(Duration::ofDays);
        if (!days.isEmpty() && lifetime.isEmpty()) {
            checked.reject(DAYS, "problem.share.days");
        }
        return new ShareDraft(
                BlankText.isBlank(title) ? chat.title() : title,
                isSet(form, REASONING),
                isSet(form, FILES),
                lifetime,
                key(form, chat, title, days));
    }

    /**
     * With a hash of the content: a user may go back to an old form and send something else with its key, which is a new link
     * and not a repeated request. So is one for the branch that is shown then.
     */
    private static Optional<String> key(Form form, Chat chat, String title, String days) {
        var key = form.line(KEY);
        if (key.length() > KEY_CHARS_MAX) {
            throw HttpException.badRequest();
        }
        var content = title + "\0" + days + "\0" + isSet(form, REASONING) + "\0" + isSet(form, FILES) + "\0"
                + chat.currentLeafId();
        var fingerprint = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
        return key.isEmpty() ? Optional.empty() : Optional.of(key + ":" + fingerprint);
    }

    private static boolean isSet(Form form, String field) {
        return form.bool(field).equals(Optional.of(true));
    }
}
