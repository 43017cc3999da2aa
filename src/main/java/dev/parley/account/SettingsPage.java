package dev.parley.account;

import dev.parley.outbound.UserUrls;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** Renders the page {@code /settings} for the servlets that share it. */
final class SettingsPage {
    /** The changes that the page confirms. */
    enum Change {
        SAVED_KEY("settings.saved.key"),
        REMOVED_KEY("settings.removed.key"),
        SAVED_SERVER("settings.saved.server"),
        REMOVED_SERVER("settings.removed.server"),
        SAVED_PROMPT("settings.saved.prompt"),
        RESET_PROMPT("settings.reset.prompt");

        private final String message;

        Change(String message) {
            this.message = message;
        }

        private String parameter() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static Optional<Change> of(Form query) {
            return Arrays.stream(values())
                    .filter(change -> change.parameter().equals(query.text("done")))
                    .findFirst();
        }
    }

    private static final int KEY_TAIL_CHARS = 4;

    private final Templates templates;
    private final SettingsStore settings;
    private final SharedModelServer modelServer;
    private final UserUrls urls;
    private final BiFunction<User, Translations, String> notice;

    SettingsPage(
            Templates templates,
            SettingsStore settings,
            SharedModelServer modelServer,
            UserUrls urls,
            BiFunction<User, Translations, String> notice) {
        this.templates = templates;
        this.settings = settings;
        this.modelServer = modelServer;
        this.urls = urls;
        this.notice = notice;
    }

    /** The page with the stored settings. */
    PageResponse of(HttpServletRequest request, FormView form) {
        var user = CurrentUser.of(request);
        return of(request, form, settings.ownSystemPrompt(user).orElseGet(settings::defaultSystemPrompt));
    }

    /** The page with the stored settings, except for the system prompt. */
    PageResponse of(HttpServletRequest request, FormView form, String prompt) {
        var user = CurrentUser.of(request);
        var translations = Translations.of(request);
        var change = Change.of(Form.query(request));
        var access = settings.modelAccess(user);
        var ownServer = access.server().map(URI::toString).orElse("");
        return templates
                .page(request, "account/settings")
                .with("form", form)
                .with("keyTail", access.apiKey().map(SettingsPage::tail).orElse(""))
                .with("sharedKey", modelServer.hasSharedKey() && ownServer.isEmpty())
                .with("providerHost", access.server().map(URI::getAuthority).orElse(modelServer.host()))
                .with("ownServers", urls.areAny())
                .with("ownServer", ownServer)
                .with("ownServerAllowed", access.server().map(urls::isAllowed).orElse(true))
                .with("typedServer", form.value("server_url").isEmpty() ? ownServer : form.value("server_url"))
                .with("notice", notice.apply(user, translations))
                .with("prompt", prompt)
                .with("defaultPrompt", prompt.equals(settings.defaultSystemPrompt()))
                .with(
                        "saved",
                        change.map(done -> translations.text(done.message)).orElse(""));
    }

    /** Redirects to the page, which then confirms the change. */
    static void redirect(HttpServletRequest request, HttpServletResponse response, Change change) {
        Htmx.redirect(request, response, "/settings?done=" + change.parameter());
    }

    /** The last characters identify the key. A short key shows at most half of it. */
    private static String tail(String key) {
        return "…" + key.substring(key.length() - Math.min(KEY_TAIL_CHARS, key.length() / 2));
    }
}
