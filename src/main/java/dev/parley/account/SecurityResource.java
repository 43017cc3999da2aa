package dev.parley.account;

import dev.parley.web.FormView;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /settings/security}: how the user logs in. Each form of the page has a separate servlet. */
public final class SecurityResource extends Resource {
    private final transient SecurityPage page;

    SecurityResource(SecurityPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.of(request, FormView.empty(Translations.of(request))).send(response);
    }
}
