package dev.parley.account;

import dev.parley.web.FormView;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /settings}: the page with all settings. Each of its forms has a separate servlet. */
public final class SettingsResource extends Resource {
    private final transient SettingsPage page;

    SettingsResource(SettingsPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.of(request, FormView.empty(Translations.of(request))).send(response);
    }
}
