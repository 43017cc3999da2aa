package dev.parley.account;

import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * {@code /settings}: the user's own key to the model server, shown afterwards by its last four characters only, and the
 * system prompt.
 */
public final class SettingsResource extends Resource {
    /** What the operator has set, as this page shows it. */
    public record Installation(String providerHost, boolean hasSharedKey) {}

    /** What a change has done, as the page says after it. */
    private enum Done {
        SAVED_KEY("settings.saved.key"),
        REMOVED_KEY("settings.removed.key"),
        SAVED_PROMPT("settings.saved.prompt"),
        RESET_PROMPT("settings.reset.prompt");

        private final String key;

        Done(String key) {
            this.key = key;
        }

        static Optional<Done> in(Form query) {
            return Arrays.stream(values())
                    .filter(done -> done.toString().equals(query.text("done")))
                    .findFirst();
        }

        /** As it stands in a URL. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** As long as a long page: it goes along with every question. */
    static final int PROMPT_CHARS_MAX = 8_000;

    private static final String API_KEY = "api_key";
    private static final String PROMPT = "system_prompt";
    private static final String PROMPT_RESET = "system_prompt_reset";
    private static final int KEY_CHARS_MAX = 500;
    private static final int TAIL_CHARS = 4;

    private final transient Templates templates;
    private final transient SettingsStore settings;
    private final transient Installation installation;
    private final transient BiFunction<User, Translations, String> notice;

    /** @param notice what is to be said of the model server, in words; empty when it answers */
    public SettingsResource(
            Templates templates,
            SettingsStore settings,
            Installation installation,
            BiFunction<User, Translations, String> notice) {
        this.templates = templates;
        this.settings = settings;
        this.installation = installation;
        this.notice = notice;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var prompt = settings.ownSystemPrompt(user).orElse(SettingsStore.DEFAULT_SYSTEM_PROMPT);
        page(request, FormView.empty(Translations.of(request)), prompt).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Form.of(request).has(PROMPT_RESET)) {
            settings.resetSystemPrompt(CurrentUser.of(request));
            Htmx.redirect(request, response, "/settings?done=" + Done.RESET_PROMPT);
        } else if (Form.of(request).has(PROMPT)) {
            savePrompt(request, response);
        } else {
            saveKey(request, response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        settings.removeApiKey(CurrentUser.of(request));
        Htmx.redirect(request, response, "/settings?done=" + Done.REMOVED_KEY);
    }

    private void saveKey(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var user = CurrentUser.of(request);
        var key = form.line(API_KEY);
        if (isKey(key)) {
            settings.setApiKey(user, key);
            Htmx.redirect(request, response, "/settings?done=" + Done.SAVED_KEY);
        } else {
            var checked = new FormView(form, Translations.of(request)).reject(API_KEY, "settings.key.malformed");
            var prompt = settings.ownSystemPrompt(user).orElse(SettingsStore.DEFAULT_SYSTEM_PROMPT);
            page(request, checked, prompt).status(422).send(response);
        }
    }

    private void savePrompt(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var text = form.line(PROMPT).replace("\r\n", "\n");
        // NUL ends a text for SQLite; no keyboard types it.
        if (text.indexOf('\0') >= 0) {
            throw HttpException.badRequest();
        }
        if (text.length() <= PROMPT_CHARS_MAX) {
            settings.setSystemPrompt(CurrentUser.of(request), BlankText.isBlank(text) ? "" : text);
            Htmx.redirect(request, response, "/settings?done=" + Done.SAVED_PROMPT);
        } else {
            var checked = new FormView(form, Translations.of(request))
                    .reject(PROMPT, "settings.prompt.long", text.length(), PROMPT_CHARS_MAX);
            page(request, checked, text).status(422).send(response);
        }
    }

    /** It goes into an HTTP header: printable ASCII. Local servers take any word, such as {@code EMPTY}. */
    private static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= KEY_CHARS_MAX && key.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private PageResponse page(HttpServletRequest request, FormView form, String prompt) {
        var user = CurrentUser.of(request);
        var translations = Translations.of(request);
        return templates
                .page(request, "account/settings")
                .with("form", form)
                .with(
                        "keyTail",
                        settings.apiKey(user).map(SettingsResource::tail).orElse(""))
                .with("sharedKey", installation.hasSharedKey)
                .with("providerHost", installation.providerHost)
                .with("notice", notice.apply(user, translations))
                .with("prompt", prompt)
                .with("defaultPrompt", prompt.equals(SettingsStore.DEFAULT_SYSTEM_PROMPT))
                .with(
                        "saved",
                        Done.in(Form.query(request))
                                .map(done -> translations.text(done.key))
                                .orElse(""));
    }

    /** Enough to recognise the key, and never more than half of it. */
    private static String tail(String key) {
        return "…" + key.substring(key.length() - Math.min(TAIL_CHARS, key.length() / 2));
    }
}
