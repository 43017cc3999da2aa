package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.web.ClientAddress;
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

/** {@code /signup}: creates an account and starts a session. */
public final class SignupResource extends Resource {
    private static final String EMAIL = "email";

    private final transient Templates templates;
    private final transient UserStore users;
    private final transient RateLimiter rateLimiter;
    private final transient ClientAddress clientAddress;
    private final transient SignIn signIn;
    private final transient AuditTrail audit;
    private final boolean isOpen;

    public SignupResource(
            Templates templates,
            UserStore users,
            RateLimiter rateLimiter,
            ClientAddress clientAddress,
            SignIn signIn,
            AuditTrail audit,
            boolean isOpen) {
        this.templates = templates;
        this.users = users;
        this.rateLimiter = rateLimiter;
        this.clientAddress = clientAddress;
        this.signIn = signIn;
        this.audit = audit;
        this.isOpen = isOpen;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireOpen();
        var query = Form.query(request);
        page(request, query, new FormView(query, Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireOpen();
        var form = Form.of(request);
        var checked = check(form, new FormView(form, Translations.of(request)));
        if (!checked.isValid()) {
            page(request, form, checked).status(422).send(response);
            return;
        }
        try {
            var user = signUp(form.line(EMAIL), form.text(NewPassword.PASSWORD), clientAddress.of(request));
            audit.record(request, user, AuditAction.SIGNED_UP);
            signIn.finish(request, response, user, LoginMethod.PASSWORD, ReturnPath.next(form));
        } catch (HttpException e) {
            var field = e.status() == 422 ? EMAIL : "form";
            page(request, form, checked.reject(field, e)).status(e).send(response);
        }
    }

    private User signUp(String email, String password, String address) {
        return rateLimiter
                .signUp(email, address, () -> users.signUp(email, password))
                .orElseThrow(() -> new HttpException(422, "signup.email.taken"));
    }

    /** The first account can always be created, because it is the admin. */
    private void requireOpen() {
        if (!isOpen && !users.isEmpty()) {
            throw new HttpException(403, "signup.closed");
        }
    }

    private static FormView check(Form form, FormView checked) {
        if (!EmailAddress.isWellFormed(form.line(EMAIL))) {
            checked.reject(EMAIL, "signup.email.malformed");
        }
        NewPassword.check(form, form.line(EMAIL), checked);
        return checked;
    }

    private PageResponse page(HttpServletRequest request, Form typed, FormView form) {
        return templates
                .page(request, "account/signup")
                .with("form", form)
                .with("next", ReturnPath.find(typed).orElse(""));
    }
}
