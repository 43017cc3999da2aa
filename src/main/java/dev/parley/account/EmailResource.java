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

/** {@code /settings/security/email}: changes the email address with which the user logs in. */
public final class EmailResource extends Resource {
    private static final String EMAIL = "email";

    private final transient Templates templates;
    private final transient PasswordConfirmation confirmation;
    private final transient AccountChanges changes;

    EmailResource(Templates templates, PasswordConfirmation confirmation, AccountChanges changes) {
        this.templates = templates;
        this.confirmation = confirmation;
        this.changes = changes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, FormView.empty(Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var checked = new FormView(form, Translations.of(request));
        if (!EmailAddress.isWellFormed(form.line(EMAIL))) {
            page(request, checked.reject(EMAIL, "signup.email.malformed"))
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
        if (changes.setEmail(request, form.line(EMAIL))) {
            SecurityChange.EMAIL.redirect(request, response);
        } else {
            page(request, checked.reject(EMAIL, "security.email.taken"))
                    .status(422)
                    .send(response);
        }
    }

    private PageResponse page(HttpServletRequest request, FormView form) {
        return templates.page(request, "account/security/email").with("form", form);
    }
}
