package dev.parley.admin;

import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /admin/users/{uid}} with {@code disabled}: disables or enables the account; with {@code end_sessions}: logs it out everywhere. */
public final class UserAccessResource extends Resource {
    private static final String DISABLED = "disabled";
    private static final String END_SESSIONS = "end_sessions";

    private final transient UserPage page;
    private final transient UserChanges changes;

    UserAccessResource(UserPage page, UserChanges changes) {
        this.page = page;
        this.changes = changes;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request)
                && (Form.of(request).has(DISABLED) || Form.of(request).has(END_SESSIONS));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = page.user(request);
        var disabled = Form.of(request).bool(DISABLED);
        try {
            if (disabled.isEmpty()) {
                changes.endSessions(request, user);
            } else if (disabled.get()) {
                changes.disable(request, user);
            } else {
                changes.enable(request, user);
            }
            UserPage.redirect(request, response, user);
        } catch (HttpException e) {
            page.refusal(request, "access", "form", e).send(response);
        }
    }
}
