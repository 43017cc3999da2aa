package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /settings/security/password}: changes the password, or sets the first one, and ends all other sessions. */
public final class PasswordResource extends Resource {
    private final transient Templates templates;
    private final transient PasswordConfirmation confirmation;
    private final transient AccountChanges changes;
    private final transient SessionCookie cookie;

    PasswordResource(
            Templates templates, PasswordConfirmation confirmation, AccountChanges changes, SessionCookie cookie) {
        this.templates = templates;
        this.confirmation = confirmation;
        this.changes = changes;
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
        NewPassword.check(form, CurrentUser.of(request).email(), checked);
        if (!checked.isValid()) {
            page(request, checked).status(422).send(response);
            return;
        }
        try {
            confirmation.require(request);
            cookie.write(request, response, changes.setPassword(request, form.text(NewPassword.PASSWORD)));
            SecurityChange.PASSWORD.redirect(request, response);
        } catch (HttpException e) {
            page(request, checked.reject(PasswordConfirmation.FIELD, e))
                    .status(e)
                    .send(response);
        }
    }

    private PageResponse page(HttpServletRequest request, FormView form) {
        return templates.page(request, "account/security/password").with("form", form);
    }
}
