package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.account.SignupMode;
import dev.parley.audit.AuditAction;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /admin/settings} with {@code signup}: who may sign up. */
public final class SignupModeResource extends Resource {
    private static final String SIGNUP = "signup";

    private final transient SettingsPage page;
    private final transient InstallationSettings settings;
    private final transient AuditTrail audit;

    SignupModeResource(SettingsPage page, InstallationSettings settings, AuditTrail audit) {
        this.page = page;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(SIGNUP);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var mode = SignupMode.parse(Form.of(request).line(SIGNUP)).orElseThrow(HttpException::badRequest);
        if (settings.isFromEnvironment(InstallationSetting.SIGNUP)) {
            var error = new HttpException(422, "admin.settings.fixed", "PARLEY_SIGNUP");
            page.refusal(request, SIGNUP, error).send(response);
            return;
        }
        settings.set(InstallationSetting.SIGNUP, mode.value());
        audit.record(request, AuditAction.SIGNUP_MODE_CHANGED, mode.value());
        SettingsPage.redirect(request, response);
    }
}
