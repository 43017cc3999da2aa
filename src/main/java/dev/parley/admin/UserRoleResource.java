package dev.parley.admin;

import dev.parley.account.PasswordConfirmation;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /admin/users/{uid}} with {@code admin}: gives or takes the role, after a confirmation with the password. */
public final class UserRoleResource extends Resource {
    private static final String ADMIN = "admin";

    private final transient UserPage page;
    private final transient UserChanges changes;
    private final transient PasswordConfirmation confirmation;

    UserRoleResource(UserPage page, UserChanges changes, PasswordConfirmation confirmation) {
        this.page = page;
        this.changes = changes;
        this.confirmation = confirmation;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(ADMIN);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = page.user(request);
        boolean isAdmin = Form.of(request).bool(ADMIN).orElseThrow(HttpException::badRequest);
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page.refusal(request, "role", PasswordConfirmation.FIELD, e).send(response);
            return;
        }
        try {
            if (isAdmin) {
                changes.makeAdmin(request, user);
            } else {
                changes.makeOrdinary(request, user);
            }
            UserPage.redirect(request, response, user);
        } catch (HttpException e) {
            page.refusal(request, "role", "form", e).send(response);
        }
    }
}
