package dev.parley.account;

import dev.parley.account.SettingsPage.Change;
import dev.parley.audit.AuditAction;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /settings} with {@code api_key} stores the user's API key for the model server, after a confirmation with the password; DELETE removes it. */
public final class ApiKeyResource extends Resource {
    private static final String API_KEY = "api_key";
    private static final int CHARS_MAX = 500;

    private final transient SettingsPage page;
    private final transient SettingsStore settings;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;

    ApiKeyResource(SettingsPage page, SettingsStore settings, PasswordConfirmation confirmation, AuditTrail audit) {
        this.page = page;
        this.settings = settings;
        this.confirmation = confirmation;
        this.audit = audit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var key = form.line(API_KEY);
        var checked = new FormView(form, Translations.of(request));
        if (!isWellFormed(key)) {
            page.of(request, checked.reject(API_KEY, "settings.key.malformed"))
                    .status(422)
                    .send(response);
            return;
        }
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page.of(request, checked.reject(PasswordConfirmation.FIELD, e))
                    .status(e)
                    .send(response);
            return;
        }
        settings.setApiKey(CurrentUser.of(request), key);
        audit.record(request, AuditAction.API_KEY_CHANGED);
        SettingsPage.redirect(request, response, Change.SAVED_KEY);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        settings.removeApiKey(CurrentUser.of(request));
        audit.record(request, AuditAction.API_KEY_REMOVED);
        SettingsPage.redirect(request, response, Change.REMOVED_KEY);
    }

    /** Printable ASCII, because the key is sent in an HTTP header. Local model servers accept any word, such as {@code EMPTY}. */
    private static boolean isWellFormed(String key) {
        return !key.isBlank() && key.length() <= CHARS_MAX && key.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }
}
