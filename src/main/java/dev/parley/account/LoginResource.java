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

/** {@code /login}: starts a session and redirects to the page in {@code next}, see {@link ReturnPath}. */
public final class LoginResource extends Resource {
    private final transient Templates templates;
    private final transient UserStore users;
    private final transient RateLimiter rateLimiter;
    private final transient ClientAddress clientAddress;
    private final transient SignIn signIn;
    private final transient AuditTrail audit;

    public LoginResource(
            Templates templates,
            UserStore users,
            RateLimiter rateLimiter,
            ClientAddress clientAddress,
            SignIn signIn,
            AuditTrail audit) {
        this.templates = templates;
        this.users = users;
        this.rateLimiter = rateLimiter;
        this.clientAddress = clientAddress;
        this.signIn = signIn;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, Form.query(request), Optional.empty()).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        try {
            var user = logIn(request, form.line("email"), form.text("password"));
            signIn.finish(request, response, user, LoginMethod.PASSWORD, ReturnPath.next(form));
        } catch (HttpException e) {
            page(request, form, Optional.of(e)).status(e).send(response);
        }
    }

    private User logIn(HttpServletRequest request, String email, String password) {
        users.requireRoomForLogin();
        var user = rateLimiter.login(email, clientAddress.of(request), () -> users.logIn(email, password));
        if (user.isEmpty()) {
            // Only addresses of accounts, because people type passwords into the wrong field.
            audit.record(
                    request, AuditAction.LOGIN_FAILED, users.storedEmail(email).orElse(""));
        }
        return user.orElseThrow(() -> new HttpException(422, "login.wrong"));
    }

    private PageResponse page(HttpServletRequest request, Form typed, Optional<HttpException> error) {
        var form = new FormView(typed, Translations.of(request));
        error.ifPresent(e -> form.reject("form", e));
        return templates
                .page(request, "account/login")
                .with("form", form)
                .with("next", ReturnPath.find(typed).orElse(""));
    }
}
