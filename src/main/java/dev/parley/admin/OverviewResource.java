package dev.parley.admin;

import dev.parley.account.UserStore;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /admin}: the first page of the administration. */
public final class OverviewResource extends Resource {
    private final transient Templates templates;
    private final transient UserStore users;

    OverviewResource(Templates templates, UserStore users) {
        this.templates = templates;
        this.users = users;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        templates.page(request, "admin/index").with("users", users.count()).send(response);
    }
}
