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
import java.util.Optional;

/** {@code /signup}: creates an account and starts a session. */
public final class SignupResource extends Resource {
    private static final String EMAIL = "email";
    private static final String INVITATION = "invitation";
    /** Tells the first user to be the admin. */
    private static final String FIRST_PAGE = "/chat?welcome";

    private final transient Templates templates;
    private final transient UserStore users;
    private final transient RateLimiter rateLimiter;
    private final transient ClientAddress clientAddress;
    private final transient SignIn signIn;
    private final transient AuditTrail audit;
    private final transient SignupPolicy policy;
    private final transient Invitations invitations;

    public SignupResource(
            Templates templates,
            UserStore users,
            RateLimiter rateLimiter,
            ClientAddress clientAddress,
            SignIn signIn,
            AuditTrail audit,
            SignupPolicy policy,
            Invitations invitations) {
        this.templates = templates;
        this.users = users;
        this.rateLimiter = rateLimiter;
        this.clientAddress = clientAddress;
        this.signIn = signIn;
        this.audit = audit;
        this.policy = policy;
        this.invitations = invitations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        var token = token(request, query);
        boolean isFirst = requireAllowed(token);
        token.filter(one -> invitations.find(one).isPresent())
                .ifPresent(one -> InvitationCookie.write(request, response, one));
        page(request, query, new FormView(query, Translations.of(request)), isFirst)
                .send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var token = token(request, form);
        boolean isFirst = requireAllowed(token);
        var checked = check(form, new FormView(form, Translations.of(request)));
        token.flatMap(invitations::find)
                .filter(one -> !one.isFor(form.line(EMAIL)))
                .ifPresent(one -> checked.reject(EMAIL, "signup.invitation.email", one.email()));
        if (!checked.isValid()) {
            page(request, form, checked, isFirst).status(422).send(response);
            return;
        }
        try {
            var user = signUp(form.line(EMAIL), form.text(NewPassword.PASSWORD), clientAddress.of(request), token);
            audit.record(request, user, AuditAction.SIGNED_UP);
            InvitationCookie.clear(request, response);
            var next = user.admin() ? FIRST_PAGE : ReturnPath.next(form);
            signIn.finish(request, response, user, LoginMethod.PASSWORD, next);
        } catch (HttpException e) {
            var field = e.status() == 422 ? EMAIL : "form";
            page(request, form, checked.reject(field, e), isFirst).status(e).send(response);
        }
    }

    private User signUp(String email, String password, String address, Optional<String> token) {
        return rateLimiter
                .signUp(
                        email,
                        address,
                        () -> users.signUp(
                                email, password, (transaction, user) -> policy.admit(transaction, user, token)))
                .orElseThrow(() -> new HttpException(422, "signup.email.taken"));
    }

    /** Returns whether this is the first account, which can always be created, because it is the admin. */
    private boolean requireAllowed(Optional<String> token) {
        boolean isFirst = users.isEmpty();
        if (!isFirst) {
            policy.requireAllowed(token);
        }
        return isFirst;
    }

    private static Optional<String> token(HttpServletRequest request, Form form) {
        return Optional.of(form.line(INVITATION))
                .filter(token -> !token.isEmpty())
                .or(() -> InvitationCookie.read(request));
    }

    private static FormView check(Form form, FormView checked) {
        if (!EmailAddress.isWellFormed(form.line(EMAIL))) {
            checked.reject(EMAIL, "signup.email.malformed");
        }
        NewPassword.check(form, form.line(EMAIL), checked);
        return checked;
    }

    private PageResponse page(HttpServletRequest request, Form typed, FormView form, boolean isFirst) {
        var token = token(request, typed);
        var invitation = token.flatMap(invitations::find);
        if (!typed.has(EMAIL)) {
            invitation.ifPresent(one -> form.with(EMAIL, one.email()));
        }
        return templates
                .page(request, "account/signup")
                .with("form", form)
                .with("first", isFirst)
                .with("invited", invitation.isPresent())
                .with("invitation", token.orElse(""))
                .with("next", ReturnPath.find(typed).orElse(""));
    }
}
