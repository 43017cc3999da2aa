package dev.parley.account.factor;

import dev.parley.account.AuditTrail;
import dev.parley.account.LoginMethod;
import dev.parley.account.ReturnPath;
import dev.parley.account.SignIn;
import dev.parley.account.factor.PasskeyVerifier.Assertion;
import dev.parley.audit.AuditAction;
import dev.parley.web.ClientAddress;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /login/passkey}: POST with {@code begin} creates a challenge, GET shows the page whose script asks the authenticator, and
 * POST with its response logs in. No second step follows, because the authenticator has verified the user.
 */
final class PasskeyLoginResource extends Resource {
    private final transient Passkeys passkeys;
    private final transient SignIn signIn;
    private final transient AuditTrail audit;
    private final transient ClientAddress clientAddress;
    private final transient Templates templates;

    PasskeyLoginResource(
            Passkeys passkeys, SignIn signIn, AuditTrail audit, ClientAddress clientAddress, Templates templates) {
        this.passkeys = passkeys;
        this.signIn = signIn;
        this.audit = audit;
        this.clientAddress = clientAddress;
        this.templates = templates;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var challenge = passkeys.challenge(request, Optional.empty());
        if (challenge.isEmpty()) {
            Htmx.redirect(request, response, "/login");
            return;
        }
        templates
                .page(request, "account/passkey")
                .with("challenge", challenge.get().value())
                .with(
                        "relyingParty",
                        passkeys.relyingParty(request).map(RelyingParty::id).orElse(""))
                .with("next", challenge.get().label())
                .with("problem", "")
                .send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        try {
            if (form.has("begin")) {
                passkeys.begin(request, response, Optional.empty(), ReturnPath.next(form), clientAddress.of(request));
                Htmx.redirect(request, response, "/login/passkey");
            } else {
                logIn(request, response, form);
            }
        } catch (HttpException e) {
            templates
                    .page(request, "account/passkey")
                    .with("challenge", "")
                    .with("next", ReturnPath.find(form).orElse(""))
                    .with("problem", e.message(Translations.of(request)))
                    .status(e)
                    .send(response);
        }
    }

    private void logIn(HttpServletRequest request, HttpServletResponse response, Form form) {
        var assertion = new Assertion(
                form.text("id"), form.text("client_data"), form.text("authenticator_data"), form.text("signature"));
        var login = passkeys.logIn(request, response, assertion, form.text("user_handle"));
        if (login.isEmpty()) {
            audit.record(request, AuditAction.LOGIN_FAILED);
            throw new HttpException(422, "factor.passkey.wrong");
        }
        signIn.finish(
                request,
                response,
                login.get().user(),
                LoginMethod.PASSKEY,
                login.get().next());
        audit.record(request, login.get().user(), AuditAction.PASSKEY_USED);
    }
}
