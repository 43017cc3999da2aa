package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.factor.SecondFactors;
import dev.parley.audit.AuditAction;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /admin/users/{uid}} with {@code reset_factor}: removes the second factor of a user who has lost it. */
public final class FactorResetResource extends Resource {
    private static final String RESET_FACTOR = "reset_factor";

    private final transient UserPage page;
    private final transient SecondFactors factors;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;

    FactorResetResource(UserPage page, SecondFactors factors, PasswordConfirmation confirmation, AuditTrail audit) {
        this.page = page;
        this.factors = factors;
        this.confirmation = confirmation;
        this.audit = audit;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(RESET_FACTOR);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = page.user(request);
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page.refusal(request, "reset", PasswordConfirmation.FIELD, e).send(response);
            return;
        }
        factors.reset(user.id());
        audit.record(request, AuditAction.USER_FACTOR_RESET, user.email());
        UserPage.redirect(request, response, user);
    }
}
