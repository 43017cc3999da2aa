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
import java.util.Optional;

/** {@code /login}: signs in, and goes on to where one wanted to be. */
public final class LoginResource extends Resource {
    private final transient View view;
    private final transient Users users;
    private final transient Attempts attempts;
    private final transient ClientAddress clientAddress;
    private final transient LoginSessions sessions;
    private final transient SessionCookie cookie;

    public LoginResource(
            View view,
            Users users,
            Attempts attempts,
            ClientAddress clientAddress,
            LoginSessions sessions,
            SessionCookie cookie) {
        this.view = view;
        this.users = users;
        this.attempts = attempts;
        this.clientAddress = clientAddress;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, Form.query(request), Optional.empty()).to(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        try {
            var user = logIn(form.line("email"), form.text("password"), clientAddress.of(request));
            cookie.write(request, response, sessions.start(user));
            Htmx.redirect(request, response, ReturnPath.next(form));
        } catch (Problem refused) {
            page(request, form, Optional.of(refused)).status(refused).to(response);
        }
    }

    private User logIn(String email, String password, String address) {
        return attempts.login(email, address, () -> users.logIn(email, password))
                .orElseThrow(() -> new Problem(422, "login.wrong"));
    }

    private Page page(HttpServletRequest request, Form typed, Optional<Problem> problem) {
        var form = new FormView(typed, Words.of(request));
        problem.ifPresent(found -> form.reject("form", found));
        return view.page(request, "account/login")
                .with("form", form)
                .with("next", ReturnPath.named(typed).orElse(""));
    }
}
