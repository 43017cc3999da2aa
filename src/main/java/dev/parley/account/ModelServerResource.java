package dev.parley.account;

import dev.parley.account.SettingsPage.Change;
import dev.parley.audit.AuditAction;
import dev.parley.outbound.ServerLookup;
import dev.parley.outbound.UserUrls;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /settings/server} with {@code server_url} stores the user's own model server, if the configuration allows it,
 * after a confirmation with the password; DELETE returns to the server of the installation. A key belongs to the server for
 * which it was entered, so both forget it.
 */
public final class ModelServerResource extends Resource {
    private static final String URL = "server_url";
    /** Where the message about a wrong password is shown; the page has another form with a password. */
    private static final String PASSWORD = "server_password";

    private final transient SettingsPage page;
    private final transient SettingsStore settings;
    private final transient UserUrls urls;
    private final transient ServerLookup lookup;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;

    ModelServerResource(
            SettingsPage page,
            SettingsStore settings,
            UserUrls urls,
            ServerLookup lookup,
            PasswordConfirmation confirmation,
            AuditTrail audit) {
        this.page = page;
        this.settings = settings;
        this.urls = urls;
        this.lookup = lookup;
        this.confirmation = confirmation;
        this.audit = audit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var checked = new FormView(form, Translations.of(request));
        var url = urls.allowed(form.line(URL));
        if (url.isEmpty()) {
            refuse(request, response, checked, URL, new HttpException(422, refusal()));
            return;
        }
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            refuse(request, response, checked, PASSWORD, e);
            return;
        }
        var found = lookup.lookUp(url.get().getHost());
        if (found != ServerLookup.Result.ALLOWED) {
            var key = found == ServerLookup.Result.REFUSED ? "settings.server.private" : "settings.server.unknown";
            refuse(request, response, checked, URL, new HttpException(422, key));
            return;
        }
        settings.setServer(CurrentUser.of(request), url.get());
        audit.record(request, AuditAction.OWN_SERVER_CHANGED);
        SettingsPage.redirect(request, response, Change.SAVED_SERVER);
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, FormView checked, String field, HttpException e)
            throws IOException {
        page.of(request, checked.reject(field, e)).status(e).send(response);
    }

    private String refusal() {
        return urls.areAny() ? "settings.server.malformed" : "settings.server.forbidden";
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        settings.removeServer(CurrentUser.of(request));
        audit.record(request, AuditAction.OWN_SERVER_REMOVED);
        SettingsPage.redirect(request, response, Change.REMOVED_SERVER);
    }
}
