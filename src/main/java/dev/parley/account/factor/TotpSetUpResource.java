package dev.parley.account.factor;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.SecurityPage;
import dev.parley.audit.AuditAction;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /settings/security/totp/code}: POST with the first code of a new app turns it on and shows the recovery codes, the only
 * time; DELETE cancels the set-up.
 */
final class TotpSetUpResource extends Resource {
    private final transient TotpStore totp;
    private final transient AuditTrail audit;
    private final transient SecurityPage page;
    private final transient Templates templates;

    TotpSetUpResource(TotpStore totp, AuditTrail audit, SecurityPage page, Templates templates) {
        this.totp = totp;
        this.audit = audit;
        this.page = page;
        this.templates = templates;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var codes = totp.activate(CurrentUser.of(request), TypedCode.of(form.text(CodeCheck.FIELD)));
        if (codes.isEmpty()) {
            var rejected = new FormView(form, Translations.of(request)).reject("totp_code", "factor.first.wrong");
            page.of(request, rejected).status(422).send(response);
            return;
        }
        audit.record(request, AuditAction.SECOND_FACTOR_TURNED_ON);
        templates.page(request, "account/recovery").with("codes", codes.get()).send(response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        totp.cancel(CurrentUser.of(request));
        Htmx.redirect(request, response, "/settings/security");
    }
}
