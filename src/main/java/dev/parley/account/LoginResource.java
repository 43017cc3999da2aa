package dev.parley.account;

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

    public LoginResource(
            Templates templates, UserStore users, RateLimiter rateLimiter, ClientAddress clientAddress, SignIn signIn) {
        this.templates = templates;
        this.users = users;
        this.rateLimiter = rateLimiter;
        this.clientAddress = clientAddress;
        this.signIn = signIn;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, Form.query(request), Optional.empty()).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        try {
            var user = logIn(form.line("email"), form.text("password"), clientAddress.of(request));
            signIn.finish(request, response, user, LoginMethod.PASSWORD, ReturnPath.next(form));
        } catch (HttpException e) {
            page(request, form, Optional.of(e)).status(e).send(response);
        }
    }

    private User logIn(String email, String password, String address) {
        return rateLimiter
                .login(email, address, () -> users.logIn(email, password))
                .orElseThrow(() -> new HttpException(422, "login.wrong"));
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
