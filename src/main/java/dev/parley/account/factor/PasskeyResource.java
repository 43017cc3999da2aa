package dev.parley.account.factor;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SecurityPage;
import dev.parley.audit.AuditAction;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /settings/security/passkeys}: POST with the response of an authenticator stores its passkey; DELETE removes one. */
final class PasskeyResource extends Resource {
    static final String ATTESTATION = "attestation_object";

    private final transient Passkeys passkeys;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;
    private final transient SecurityPage page;

    PasskeyResource(Passkeys passkeys, PasswordConfirmation confirmation, AuditTrail audit, SecurityPage page) {
        this.passkeys = passkeys;
        this.confirmation = confirmation;
        this.audit = audit;
        this.page = page;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var user = CurrentUser.of(request);
        try {
            if (!passkeys.add(request, response, user, form.text(ATTESTATION), form.text("client_data"))) {
                throw new HttpException(422, "factor.passkey.failed");
            }
            audit.record(request, AuditAction.PASSKEY_ADDED);
            Htmx.redirect(request, response, "/settings/security");
        } catch (HttpException e) {
            reject(request, response, "passkey_name", e);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = Form.of(request).id("passkey").orElseThrow(HttpException::badRequest);
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            reject(request, response, "passkey_" + id, e);
            return;
        }
        if (!passkeys.store().remove(CurrentUser.of(request), id)) {
            throw HttpException.notFound();
        }
        audit.record(request, AuditAction.PASSKEY_REMOVED);
        Htmx.redirect(request, response, "/settings/security");
    }

    private void reject(HttpServletRequest request, HttpServletResponse response, String field, HttpException error)
            throws IOException {
        var form = new FormView(Form.of(request), Translations.of(request)).reject(field, error);
        page.of(request, form).status(error).send(response);
    }
}
