package dev.parley.admin;

import dev.parley.account.AccountDeletion;
import dev.parley.account.EmailAddress;
import dev.parley.account.PasswordConfirmation;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code DELETE /admin/users/{uid}}: deletes an account, after its address and the admin's password were typed. */
public final class UserDeletionResource extends Resource {
    private static final String FORM = "delete";
    private static final String EMAIL = "email";

    private final transient UserPage page;
    private final transient AccountDeletion deletion;
    private final transient PasswordConfirmation confirmation;

    UserDeletionResource(UserPage page, AccountDeletion deletion, PasswordConfirmation confirmation) {
        this.page = page;
        this.deletion = deletion;
        this.confirmation = confirmation;
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = page.user(request);
        if (!EmailAddress.lowerCase(Form.of(request).line(EMAIL)).equals(user.email())) {
            page.refusal(request, FORM, EMAIL, new HttpException(422, "admin.delete.email.wrong"))
                    .send(response);
            return;
        }
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page.refusal(request, FORM, PasswordConfirmation.FIELD, e).send(response);
            return;
        }
        try {
            deletion.delete(request, user.id());
            Htmx.redirect(request, response, "/admin/users?deleted");
        } catch (HttpException e) {
            page.refusal(request, FORM, "form", e).send(response);
        }
    }
}
