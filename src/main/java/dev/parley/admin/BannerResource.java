package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.text.ShortText;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /admin/settings} with {@code banner}: the line of plain text above all pages; empty for none. */
public final class BannerResource extends Resource {
    static final int CHARS_MAX = 200;
    private static final String BANNER = "banner";

    private final transient SettingsPage page;
    private final transient InstallationSettings settings;
    private final transient AuditTrail audit;

    BannerResource(SettingsPage page, InstallationSettings settings, AuditTrail audit) {
        this.page = page;
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(BANNER);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var text = ShortText.line(Form.of(request).text(BANNER));
        if (text.length() > CHARS_MAX) {
            var error = new HttpException(422, "admin.banner.long", text.length(), CHARS_MAX);
            page.refusal(request, BANNER, error).send(response);
            return;
        }
        if (text.isEmpty()) {
            settings.reset(InstallationSetting.BANNER);
        } else {
            settings.set(InstallationSetting.BANNER, text);
        }
        audit.record(request, AuditAction.BANNER_CHANGED);
        SettingsPage.redirect(request, response);
    }
}
