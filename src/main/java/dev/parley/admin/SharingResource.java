package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.audit.AuditAction;
import dev.parley.installation.InstallationSetting;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code POST /admin/settings} with {@code sharing}: whether users may share chats under public links. */
public final class SharingResource extends Resource {
    private static final String SHARING = "sharing";

    private final transient InstallationSettings settings;
    private final transient AuditTrail audit;

    SharingResource(InstallationSettings settings, AuditTrail audit) {
        this.settings = settings;
        this.audit = audit;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(SHARING);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        boolean isOn = Form.of(request).bool(SHARING).orElseThrow(HttpException::badRequest);
        if (isOn) {
            settings.reset(InstallationSetting.SHARING_OFF);
        } else {
            settings.set(InstallationSetting.SHARING_OFF, "true");
        }
        audit.record(request, isOn ? AuditAction.SHARING_TURNED_ON : AuditAction.SHARING_TURNED_OFF);
        SettingsPage.redirect(request, response);
    }
}
