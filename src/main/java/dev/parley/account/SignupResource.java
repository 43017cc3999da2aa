package dev.parley.account;

import dev.parley.web.ClientAddress;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Page;
import dev.parley.web.Problem;
import dev.parley.web.Resource;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /signup}: makes an account and signs in. */
public final class SignupResource extends Resource {
    private static final String EMAIL = "email";
    private static final String PASSWORD = "password";
    private static final String CONFIRMATION = "password_confirmation";

    private final transient View view;
    private final transient Users users;
    private final transient Attempts attempts;
    private final transient ClientAddress clientAddress;
    private final transient LoginSessions sessions;
    private final transient SessionCookie cookie;
    private final boolean isOpen;

    public SignupResource(
            View view,
            Users users,
            Attempts attempts,
            ClientAddress clientAddress,
            LoginSessions sessions,
            SessionCookie cookie,
            boolean isOpen) {
        this.view = view;
        this.users = users;
        this.attempts = attempts;
        this.clientAddress = clientAddress;
        this.sessions = sessions;
        this.cookie = cookie;
        this.isOpen = isOpen;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireOpen();
        var query = Form.query(request);
        page(request, query, new FormView(query, Words.of(request))).to(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        requireOpen();
        var form = Form.of(request);
        var checked = check(form, new FormView(form, Words.of(request)));
        if (!checked.isValid()) {
            page(request, form, checked).status(422).to(response);
            return;
        }
        try {
            var user = signUp(form.line(EMAIL), form.text(PASSWORD), clientAddress.of(request));
            cookie.write(request, response, sessions.start(user));
            Htmx.redirect(request, response, ReturnPath.next(form));
        } catch (Problem refused) {
            var field = refused.status() == 422 ? EMAIL : "form";
            page(request, form, checked.reject(field, refused)).status(refused).to(response);
        }
    }

    private User signUp(String email, String password, String address) {
        return attempts.signUp(email, address, () -> users.signUp(email, password))
                .orElseThrow(() -> new Problem(422, "signup.email.taken"));
    }

    /** The very first account may always be made: somebody has to be the admin. */
    private void requireOpen() {
        if (!isOpen && !users.isEmpty()) throw new Problem(403, "signup.closed");
    }

    private static FormView check(Form form, FormView view) {
        var password = form.text(PASSWORD);
        if (!EmailAddress.isWellFormed(form.line(EMAIL))) view.reject(EMAIL, "signup.email.malformed");
        if (Passwords.isTooShort(password)) view.reject(PASSWORD, "signup.password.short", Passwords.CHARS_MIN);
        if (Passwords.isTooLong(password)) view.reject(PASSWORD, "signup.password.long", Passwords.UTF8_BYTES_MAX);
        if (!password.equals(form.text(CONFIRMATION))) view.reject(CONFIRMATION, "signup.confirmation.differs");
        return view;
    }

    private Page page(HttpServletRequest request, Form typed, FormView form) {
        return view.page(request, "account/signup")
                .with("form", form)
                .with("next", ReturnPath.named(typed).orElse(""));
    }
}
