package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Renders the page {@code /settings} for the servlets that share it. */
final class SettingsPage {
    /** The changes that the page confirms. */
    enum Change {
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

    private final Templates templates;
    private final SettingsStore settings;

    SettingsPage(Templates templates, SettingsStore settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /** The page with the stored settings. */
    PageResponse of(HttpServletRequest request, FormView form) {
        var user = CurrentUser.of(request);
        return of(request, form, settings.ownSystemPrompt(user).orElseGet(settings::defaultSystemPrompt));
    }

    /** The page with the stored settings, except for the system prompt. */
    PageResponse of(HttpServletRequest request, FormView form, String prompt) {
        var translations = Translations.of(request);
        var change = Change.of(Form.query(request));
        return templates
                .page(request, "account/settings")
                .with("form", form)
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
}
