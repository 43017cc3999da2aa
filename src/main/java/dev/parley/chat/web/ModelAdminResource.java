package dev.parley.chat.web;

import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /admin/models}: the page with the model server and the defaults. Each of its forms has a separate servlet. */
public final class ModelAdminResource extends Resource {
    private final transient ModelAdminPage page;

    ModelAdminResource(ModelAdminPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.of(request, page.stored(Translations.of(request))).send(response);
    }
}
