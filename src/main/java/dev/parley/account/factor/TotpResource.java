package dev.parley.account.factor;

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

/** {@code /settings/security/totp}: POST begins the set-up of an authenticator app; DELETE, with a code, removes the app. */
final class TotpResource extends Resource {
    private final transient TotpStore totp;
    private final transient CodeCheck codes;
    private final transient PasswordConfirmation confirmation;
    private final transient SecurityPage page;

    TotpResource(TotpStore totp, CodeCheck codes, PasswordConfirmation confirmation, SecurityPage page) {
        this.totp = totp;
        this.codes = codes;
        this.confirmation = confirmation;
        this.page = page;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            confirmation.require(request);
            if (!totp.begin(CurrentUser.of(request))) {
                throw new HttpException(422, "factor.already");
            }
            Htmx.redirect(request, response, "/settings/security");
        } catch (HttpException e) {
            reject(request, response, "totp_password", e);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var field = "totp_off_password";
        try {
            confirmation.require(request);
            field = "totp_off_code";
            var user = CurrentUser.of(request);
            codes.require(request, user, code -> totp.remove(user, code));
            codes.audit(request, AuditAction.SECOND_FACTOR_TURNED_OFF);
            Htmx.redirect(request, response, "/settings/security");
        } catch (HttpException e) {
            reject(request, response, field, e);
        }
    }

    private void reject(HttpServletRequest request, HttpServletResponse response, String field, HttpException error)
            throws IOException {
        var form = new FormView(Form.of(request), Translations.of(request)).reject(field, error);
        page.of(request, form).status(error).send(response);
    }
}
