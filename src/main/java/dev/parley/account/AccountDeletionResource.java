package dev.parley.account;

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

/** {@code /settings/security/deletion}: deletes the user's own account, after a warning. */
public final class AccountDeletionResource extends Resource {
    /** The box that must be ticked. */
    private static final String UNDERSTOOD = "understood";

    private final transient Templates templates;
    private final transient PasswordConfirmation confirmation;
    private final transient AccountDeletion deletion;
    private final transient SessionCookie cookie;

    AccountDeletionResource(
            Templates templates, PasswordConfirmation confirmation, AccountDeletion deletion, SessionCookie cookie) {
        this.templates = templates;
        this.confirmation = confirmation;
        this.deletion = deletion;
        this.cookie = cookie;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, FormView.empty(Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var checked = new FormView(form, Translations.of(request));
        if (!form.has(UNDERSTOOD)) {
            page(request, checked.reject(UNDERSTOOD, "security.deletion.tick"))
                    .status(422)
                    .send(response);
            return;
        }
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page(request, checked.reject(PasswordConfirmation.FIELD, e))
                    .status(e)
                    .send(response);
            return;
        }
        delete(request, response, checked);
    }

    private void delete(HttpServletRequest request, HttpServletResponse response, FormView checked) throws IOException {
        try {
            deletion.delete(request, CurrentUser.of(request).id());
        } catch (HttpException e) {
            page(request, checked.reject("form", e)).status(e).send(response);
            return;
        }
        cookie.clear(request, response);
        ClearSiteData.send(response);
        Htmx.redirect(request, response, "/");
    }

    private PageResponse page(HttpServletRequest request, FormView form) {
        return templates.page(request, "account/security/deletion").with("form", form);
    }
}
