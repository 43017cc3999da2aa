package dev.parley.share.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.audit.AuditAction;
import dev.parley.share.ShareStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Origin;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;

/**
 * {@code GET /settings/shares}: the links to snapshots of the user's chats. POST with {@code revoke=} revokes one of them, with
 * {@code all} all.
 */
public final class SharesResource extends Resource {
    private final transient Templates templates;
    private final transient ShareStore shares;
    private final transient AuditTrail audit;
    private final transient Origin origin;
    private final transient Clock clock;

    SharesResource(Templates templates, ShareStore shares, AuditTrail audit, Origin origin, Clock clock) {
        this.templates = templates;
        this.shares = shares;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        var before = query.id("before");
        var found = shares.page(CurrentUser.of(request), before.orElse(Long.MAX_VALUE));
        boolean hasMore = found.size() > ShareStore.PAGE_SIZE_MAX;
        var shown = hasMore ? found.subList(0, ShareStore.PAGE_SIZE_MAX) : found;
        templates
                .page(request, "share/list")
                .with("revoked", query.has("revoked"))
                .with("first", before.isEmpty())
                .with("before", hasMore ? shown.get(shown.size() - 1).id() : 0)
                .with("shares", ShareRow.of(shown, path -> origin.url(request, path), Translations.of(request), clock))
                .send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        var form = Form.of(request);
        var user = CurrentUser.of(request);
        if (form.has("all")) {
            shares.revokeAll(user, transaction -> audit.record(transaction, request, AuditAction.SHARES_REVOKED, ""));
        } else {
            shares.revoke(
                    user,
                    form.id("revoke").orElseThrow(HttpException::badRequest),
                    transaction -> audit.record(transaction, request, AuditAction.SHARE_REVOKED, ""));
        }
        Htmx.redirect(request, response, "/settings/shares?revoked");
    }
}
