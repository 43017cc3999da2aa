package dev.parley.account;

import dev.parley.account.SettingsPage.Change;
import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /settings} with {@code system_prompt} stores it; with {@code system_prompt_reset} restores the default. */
public final class SystemPromptResource extends Resource {
    /** About two pages of text, because the prompt is sent with every question. */
    static final int CHARS_MAX = 8_000;

    private static final String PROMPT = "system_prompt";
    private static final String RESET = "system_prompt_reset";

    private final transient SettingsPage page;
    private final transient SettingsStore settings;

    SystemPromptResource(SettingsPage page, SettingsStore settings) {
        this.page = page;
        this.settings = settings;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request)
                && (Form.of(request).has(PROMPT) || Form.of(request).has(RESET));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Form.of(request).has(RESET)) {
            settings.resetSystemPrompt(CurrentUser.of(request));
            SettingsPage.redirect(request, response, Change.RESET_PROMPT);
        } else {
            save(request, response);
        }
    }

    private void save(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var prompt = form.line(PROMPT).replace("\r\n", "\n");
        // SQLite would truncate the text at a NUL, which no keyboard types.
        if (prompt.indexOf('\0') >= 0) {
            throw HttpException.badRequest();
        }
        if (prompt.length() <= CHARS_MAX) {
            settings.setSystemPrompt(CurrentUser.of(request), BlankText.isBlank(prompt) ? "" : prompt);
            SettingsPage.redirect(request, response, Change.SAVED_PROMPT);
        } else {
            var rejected = new FormView(form, Translations.of(request))
                    .reject(PROMPT, "settings.prompt.long", prompt.length(), CHARS_MAX);
            page.of(request, rejected, prompt).status(422).send(response);
        }
    }
}
