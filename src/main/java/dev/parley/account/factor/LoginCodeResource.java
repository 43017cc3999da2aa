package dev.parley.account.factor;

import dev.parley.account.LoginMethod;
import dev.parley.account.SignIn;
import dev.parley.account.factor.PendingLogins.Pending;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PrivateCookie;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** {@code /login/code}: the second step of a login. POST with the code finishes the login; DELETE cancels it. */
final class LoginCodeResource extends Resource {
    private static final String RECOVERY = "recovery";

    private final transient PendingLogins logins;
    private final transient PrivateCookie cookie;
    private final transient CodeCheck codes;
    private final transient SignIn signIn;
    private final transient Templates templates;

    LoginCodeResource(SecondFactors factors, CodeCheck codes, SignIn signIn, Templates templates) {
        this.logins = factors.pending();
        this.cookie = factors.cookie();
        this.codes = codes;
        this.signIn = signIn;
        this.templates = templates;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var pending = cookie.read(request).flatMap(logins::find);
        if (pending.isEmpty()) {
            Htmx.redirect(request, response, "/login");
            return;
        }
        var form = FormView.empty(Translations.of(request));
        templates
                .page(request, "account/code")
                .with("form", form)
                .with(RECOVERY, Form.query(request).has(RECOVERY))
                .with("email", pending.get().user().email())
                .send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var token = cookie.read(request).orElse("");
        var pending = logins.find(token);
        if (pending.isEmpty()) {
            reject(request, response, "", new HttpException(422, "factor.late"));
            return;
        }
        var user = pending.get().user();
        try {
            codes.require(request, user, code -> logins.accept(token, code));
            cookie.clear(request, response);
            signIn.finish(
                    request,
                    response,
                    user,
                    LoginMethod.PASSWORD_AND_CODE,
                    pending.get().next());
        } catch (HttpException e) {
            // After too many wrong codes the login has ended.
            var email = logins.find(token).map(login -> login.user().email()).orElse("");
            reject(request, response, email, e);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var token = cookie.read(request).orElse("");
        var next = logins.find(token).map(Pending::next).orElse("/chat");
        logins.cancel(token);
        cookie.clear(request, response);
        Htmx.redirect(request, response, "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    /** @param email of the login; empty if it has ended */
    private void reject(HttpServletRequest request, HttpServletResponse response, String email, HttpException error)
            throws IOException {
        var form = new FormView(Form.of(request), Translations.of(request));
        templates
                .page(request, "account/code")
                .with("form", form.reject(CodeCheck.FIELD, error))
                .with(RECOVERY, Form.of(request).has(RECOVERY))
                .with("email", email)
                .status(error)
                .send(response);
    }
}
