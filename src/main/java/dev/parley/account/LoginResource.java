package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import dev.parley.web.View;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /login}: signs in, and goes on to where one wanted to be. */
public final class LoginResource extends Resource {
    private final transient View view;
    private final transient Users users;
    private final transient LoginSessions sessions;
    private final transient SessionCookie cookie;

    public LoginResource(View view, Users users, LoginSessions sessions, SessionCookie cookie) {
        this.view = view;
        this.users = users;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        show(request, response, query, new FormView(query, Words.of(request)), HttpServletResponse.SC_OK);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var user = users.logIn(form.line("email"), form.text("password"));
        if (user.isEmpty()) {
            var checked = new FormView(form, Words.of(request)).reject("form", "login.wrong");
            show(request, response, form, checked, 422);
            return;
        }
        cookie.write(request, response, sessions.start(user.get()));
        Htmx.redirect(request, response, ReturnPath.next(form));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Form typed, FormView form, int status)
            throws IOException {
        view.page(request, "account/login")
                .with("form", form)
                .with("next", ReturnPath.named(typed).orElse(""))
                .status(status)
                .to(response);
    }
}
