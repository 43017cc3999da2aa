package dev.parley.account.factor;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SecurityPage;
import dev.parley.audit.AuditAction;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /settings/security/recovery-codes} replaces the recovery codes and shows the new ones, the only time. */
final class RecoveryCodesResource extends Resource {
    private final transient TotpStore totp;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;
    private final transient SecurityPage page;
    private final transient Templates templates;

    RecoveryCodesResource(
            TotpStore totp,
            PasswordConfirmation confirmation,
            AuditTrail audit,
            SecurityPage page,
            Templates templates) {
        this.totp = totp;
        this.confirmation = confirmation;
        this.audit = audit;
        this.page = page;
        this.templates = templates;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            confirmation.require(request);
            var codes =
                    totp.replaceCodes(CurrentUser.of(request)).orElseThrow(() -> new HttpException(422, "factor.none"));
            audit.record(request, AuditAction.RECOVERY_CODES_REPLACED);
            templates.page(request, "account/recovery").with("codes", codes).send(response);
        } catch (HttpException e) {
            var form = new FormView(Form.of(request), Translations.of(request)).reject("recovery_password", e);
            page.of(request, form).status(e).send(response);
        }
    }
}
