package dev.parley.admin;

import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /admin/settings}: the settings of the installation, and the configuration. Each form has a separate servlet. */
public final class SettingsResource extends Resource {
    private final transient SettingsPage page;

    SettingsResource(SettingsPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.of(request).send(response);
    }
}
