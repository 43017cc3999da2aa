package dev.parley.admin;

import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /admin/users/{uid}}: one user. Each form of the page has a separate servlet. */
public final class UserResource extends Resource {
    private final transient UserPage page;

    UserResource(UserPage page) {
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.of(request).send(response);
    }
}
