package dev.parley.account;

import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /reset/{token}}: sets a new password by a link from the admin, and logs in. Only the POST uses up the link. */
public final class ResetResource extends Resource {
    private final transient Templates templates;
    private final transient PasswordResets resets;
    private final transient SignIn signIn;

    ResetResource(Templates templates, PasswordResets resets, SignIn signIn) {
        this.templates = templates;
        this.resets = resets;
        this.signIn = signIn;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, user(request), FormView.empty(Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = user(request);
        var form = Form.of(request);
        var checked = new FormView(form, Translations.of(request));
        NewPassword.check(form, user.email(), checked);
        if (!checked.isValid()) {
            page(request, user, checked).status(422).send(response);
            return;
        }
        var changed = resets.use(request, token(request), form.text(NewPassword.PASSWORD))
                .orElseThrow(ResetResource::invalid);
        signIn.finish(request, response, changed, LoginMethod.PASSWORD, "/chat");
    }

    private User user(HttpServletRequest request) {
        return resets.find(token(request)).orElseThrow(ResetResource::invalid);
    }

    private static String token(HttpServletRequest request) {
        return PathParams.variable(request, "token");
    }

    private static HttpException invalid() {
        return new HttpException(404, "problem.reset.invalid");
    }

    private PageResponse page(HttpServletRequest request, User account, FormView form) {
        return templates.page(request, "account/reset").with("account", account).with("form", form);
    }
}
