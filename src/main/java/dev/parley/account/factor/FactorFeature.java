package dev.parley.account.factor;

import dev.parley.account.AccountFeature;
import dev.parley.account.AuditTrail;
import dev.parley.account.CodeLimiter;
import dev.parley.web.ClientAddress;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;

/** Registers the forms for second factors, and the second step of the login. */
public final class FactorFeature implements Feature {
    private final SecondFactors factors;
    private final AccountFeature account;
    private final AuditTrail audit;
    private final ClientAddress clientAddress;
    private final CodeCheck codes;
    private final Templates templates;

    public FactorFeature(
            SecondFactors factors,
            AccountFeature account,
            AuditTrail audit,
            CodeLimiter limiter,
            ClientAddress clientAddress,
            Templates templates) {
        this.factors = factors;
        this.account = account;
        this.audit = audit;
        this.clientAddress = clientAddress;
        this.codes = new CodeCheck(limiter, clientAddress, audit);
        this.templates = templates;
    }

    @Override
    public void register(Router router) {
        var totp = factors.totp();
        var passkeys = factors.passkeys();
        var page = account.securityPage();
        var confirmation = account.confirmation();
        router.route("/login/code", new LoginCodeResource(factors, codes, account.signIn(), templates))
                .route("/settings/security/totp", new TotpResource(totp, codes, confirmation, page))
                .route("/settings/security/totp/code", new TotpSetUpResource(totp, audit, page, templates))
                .route(
                        "/settings/security/recovery-codes",
                        new RecoveryCodesResource(totp, confirmation, audit, page, templates))
                .route(
                        "/login/passkey",
                        new PasskeyLoginResource(passkeys, account.signIn(), audit, clientAddress, templates))
                .route(
                        "/settings/security/passkeys",
                        new PasskeySetUpResource(passkeys, confirmation, page, templates),
                        new PasskeyResource(passkeys, confirmation, audit, page));
    }
}
