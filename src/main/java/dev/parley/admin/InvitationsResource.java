package dev.parley.admin;

import dev.parley.db.Database;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.Origin;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;

/** {@code GET /admin/invitations}: the invitations; POST: creates one and shows its link, which is not stored. */
public final class InvitationsResource extends Resource {
    private final transient Templates templates;
    private final transient Database database;
    private final transient InvitationStore invitations;
    private final transient Origin origin;
    private final transient Clock clock;

    InvitationsResource(
            Templates templates, Database database, InvitationStore invitations, Origin origin, Clock clock) {
        this.templates = templates;
        this.database = database;
        this.invitations = invitations;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page(request, FormView.empty(Translations.of(request)), "").send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var checked = new FormView(form, Translations.of(request));
        var draft = InvitationDraft.read(form, checked);
        if (!checked.isValid()) {
            page(request, checked, "").status(422).send(response);
            return;
        }
        try {
            var token = invitations.create(request, draft);
            var link = origin.url(request, "/signup?invitation=" + token);
            page(request, FormView.empty(Translations.of(request)), link).send(response);
        } catch (HttpException e) {
            page(request, checked.reject("group", e), "").status(e).send(response);
        }
    }

    private PageResponse page(HttpServletRequest request, FormView form, String link) {
        var before = Form.query(request).id("before");
        var found = invitations.page(before.orElse(Long.MAX_VALUE));
        boolean hasMore = found.size() > InvitationStore.PAGE_SIZE_MAX;
        var shown = hasMore ? found.subList(0, InvitationStore.PAGE_SIZE_MAX) : found;
        return templates
                .page(request, "admin/invitations")
                .with("form", form)
                .with("link", link)
                .with("groups", GroupOption.all(database))
                .with("lifetimes", InvitationDraft.LIFETIMES_H)
                .with("first", before.isEmpty())
                .with("before", hasMore ? shown.get(shown.size() - 1).id() : 0)
                .with("invitations", rows(request, shown));
    }

    private List<InvitationRow> rows(HttpServletRequest request, List<StoredInvitation> shown) {
        if (shown.isEmpty()) {
            return List.of();
        }
        var users =
                invitations.users(shown.get(shown.size() - 1).id(), shown.get(0).id());
        var translations = Translations.of(request);
        return shown.stream()
                .map(one -> InvitationRow.of(one, users.getOrDefault(one.id(), List.of()), translations, clock))
                .toList();
    }
}
