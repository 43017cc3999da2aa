package dev.parley.admin;

import dev.parley.account.AuditTrail;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.PasswordResets;
import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.Origin;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /admin/users/{uid}} with {@code reset_link}: creates a link for a new password and shows it, this once. */
public final class ResetLinkResource extends Resource {
    private static final String RESET_LINK = "reset_link";

    private final transient Database database;
    private final transient UserPage page;
    private final transient PasswordResets resets;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;
    private final transient Origin origin;

    ResetLinkResource(
            Database database,
            UserPage page,
            PasswordResets resets,
            PasswordConfirmation confirmation,
            AuditTrail audit,
            Origin origin) {
        this.database = database;
        this.page = page;
        this.resets = resets;
        this.confirmation = confirmation;
        this.audit = audit;
        this.origin = origin;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.of(request).has(RESET_LINK);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = page.user(request);
        try {
            confirmation.require(request);
        } catch (HttpException e) {
            page.refusal(request, "reset", PasswordConfirmation.FIELD, e).send(response);
            return;
        }
        var token = database.write(transaction -> {
            audit.record(transaction, request, AuditAction.USER_RESET_LINK_CREATED, user.email());
            return resets.create(transaction, user.id());
        });
        page.of(request).with("link", origin.url(request, "/reset/" + token)).send(response);
    }
}
