package dev.parley.account.factor;

import dev.parley.account.AuditTrail;
import dev.parley.account.CodeLimiter;
import dev.parley.account.User;
import dev.parley.audit.AuditAction;
import dev.parley.web.ClientAddress;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Predicate;

/** Checks the code in a form, within the limits, and records what happens. */
final class CodeCheck {
    /** The field of a form with the code. */
    static final String FIELD = "code";

    private final CodeLimiter limiter;
    private final ClientAddress clientAddress;
    private final AuditTrail audit;

    CodeCheck(CodeLimiter limiter, ClientAddress clientAddress, AuditTrail audit) {
        this.limiter = limiter;
        this.clientAddress = clientAddress;
        this.audit = audit;
    }

    /**
     * Uses the code.
     *
     * @param use returns whether it was accepted
     * @throws HttpException 422 if it is wrong, 429 after too many wrong ones
     */
    void require(HttpServletRequest request, User user, Predicate<TypedCode> use) {
        var code = TypedCode.of(Form.of(request).text(FIELD));
        if (!limiter.check(user, clientAddress.of(request), () -> use.test(code))) {
            audit.record(request, user, AuditAction.LOGIN_FAILED);
            throw new HttpException(422, "factor.wrong");
        }
        if (!code.isOfApp()) {
            audit.record(request, user, AuditAction.RECOVERY_CODE_USED);
        }
    }

    void audit(HttpServletRequest request, AuditAction action) {
        audit.record(request, action);
    }
}
