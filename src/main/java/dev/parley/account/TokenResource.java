package dev.parley.account;

import dev.parley.audit.AuditAction;
import dev.parley.db.Database;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** {@code DELETE /settings/tokens/{tid}} revokes a token. It needs no password: a leaked token must be stopped at once. */
final class TokenResource extends Resource {
    private final transient Database database;
    private final transient ApiTokenStore tokens;
    private final transient AuditTrail audit;

    TokenResource(Database database, ApiTokenStore tokens, AuditTrail audit) {
        this.database = database;
        this.tokens = tokens;
        this.audit = audit;
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        long id = PathParams.id(request, "tid");
        database.write(transaction -> {
            var name = tokens.revoke(transaction, CurrentUser.of(request), id).orElseThrow(HttpException::notFound);
            audit.record(transaction, request, AuditAction.TOKEN_REVOKED, name);
            return 1;
        });
        Htmx.redirect(request, response, "/settings/tokens?revoked");
    }
}
