package dev.parley.admin;

import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /admin/users/{uid}} with {@code group}: moves the user into a group, or with an empty value out of it. */
public final class UserGroupResource extends Resource {
    private static final String GROUP = "group";

    private final transient UserPage page;
    private final transient UserChanges changes;

    UserGroupResource(UserPage page, UserChanges changes) {
        this.page = page;
        this.changes = changes;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(GROUP);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = page.user(request);
        var form = Form.of(request);
        var group = form.line(GROUP).isEmpty() ? Optional.<Long>empty() : form.id(GROUP);
        try {
            changes.setGroup(request, user, group);
            UserPage.redirect(request, response, user);
        } catch (HttpException e) {
            page.refusal(request, "group", "group", e).send(response);
        }
    }
}
