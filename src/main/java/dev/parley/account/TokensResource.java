package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/** {@code /settings/tokens}: the user's tokens for the API. POST creates one, after the password, and shows it once. */
final class TokensResource extends Resource {
    private final transient Database database;
    private final transient ApiTokenStore tokens;
    private final transient PasswordConfirmation confirmation;
    private final transient AuditTrail audit;
    private final transient Templates templates;
    private final transient Clock clock;

    TokensResource(
            Database database,
            ApiTokenStore tokens,
            PasswordConfirmation confirmation,
            AuditTrail audit,
            Templates templates,
            Clock clock) {
        this.database = database;
        this.tokens = tokens;
        this.confirmation = confirmation;
        this.audit = audit;
        this.templates = templates;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, FormView.empty(Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var view = new FormView(form, Translations.of(request));
        var wanted = TokenForm.of(form);
        wanted.check(view);
        if (!view.isValid()) {
            page(request, view)
                    .with("ticked", wanted.words())
                    .with("days", wanted.days())
                    .status(422)
                    .send(response);
            return;
        }
        var field = PasswordConfirmation.FIELD;
        try {
            confirmation.require(request);
            field = "name";
            var token = create(request, wanted);
            page(request, FormView.empty(Translations.of(request)))
                    .with("token", token)
                    .send(response);
        } catch (HttpException e) {
            page(request, view.reject(field, e))
                    .with("ticked", wanted.words())
                    .with("days", wanted.days())
                    .status(e)
                    .send(response);
        }
    }

    private String create(HttpServletRequest request, TokenForm wanted) {
        return database.write(transaction -> {
            var token = tokens.create(
                    transaction, CurrentUser.of(request), wanted.name(), wanted.scopes(), wanted.lifetime());
            audit.record(transaction, request, AuditAction.TOKEN_CREATED, wanted.name());
            return token;
        });
    }

    private PageResponse page(HttpServletRequest request, FormView form) {
        var translations = Translations.of(request);
        var now = clock.instant();
        var rows = tokens.list(CurrentUser.of(request)).stream()
                .map(token -> TokenRow.of(token, now, clock.getZone(), translations))
                .toList();
        return templates
                .page(request, "account/tokens")
                .with("form", form)
                .with("token", "")
                .with("tokens", rows)
                .with("ticked", TokenForm.FIRST.words())
                .with("days", TokenForm.FIRST.days())
                .with("lifetimes", TokenForm.LIFETIMES)
                .with("revoked", Form.query(request).has("revoked"));
    }
}
