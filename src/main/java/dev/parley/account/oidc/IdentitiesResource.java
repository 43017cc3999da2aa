package dev.parley.account.oidc;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.account.PasswordConfirmation;
import dev.parley.account.SecurityPage;
import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /settings/security/identities} with the id of an identity in {@code disconnect} removes it. */
public final class IdentitiesResource extends Resource {
    /** The field of the form at which errors are shown. */
    static final String FORM = "identities";

    private final transient Database database;
    private final transient IdentityStore identities;
    private final transient PasswordConfirmation confirmation;
    private final transient SecurityPage page;
    private final transient AuditTrail audit;

    IdentitiesResource(
            Database database,
            IdentityStore identities,
            PasswordConfirmation confirmation,
            SecurityPage page,
            AuditTrail audit) {
        this.database = database;
        this.identities = identities;
        this.confirmation = confirmation;
        this.page = page;
        this.audit = audit;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        long id = form.id("disconnect").orElseThrow(HttpException::badRequest);
        try {
            confirmation.require(request);
            audit.record(request, AuditAction.IDENTITY_DISCONNECTED, disconnect(request, id));
            Htmx.redirect(request, response, "/settings/security#identities");
        } catch (HttpException e) {
            if (e.status() == HttpServletResponse.SC_NOT_FOUND) {
                throw e;
            }
            var view = new FormView(form, Translations.of(request)).reject(FORM, e);
            page.of(request, view).status(e).send(response);
        }
    }

    private String disconnect(HttpServletRequest request, long id) {
        var user = CurrentUser.of(request);
        boolean hasPassword = CurrentUser.hasPassword(request);
        return database.write(transaction -> identities.disconnect(transaction, user, id, hasPassword))
                .orElseThrow(HttpException::notFound);
    }
}
