package dev.parley.share.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.CurrentUser;
import dev.parley.audit.AuditAction;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.web.Sidebar;
import dev.parley.share.ShareStore;
import dev.parley.share.SharingPolicy;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Origin;
import dev.parley.web.PageResponse;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/**
 * {@code GET /chat/{id}/share}: the links of a chat, and a form for a new one. POST creates a link; DELETE with {@code share}
 * revokes one.
 */
public final class ShareResource extends Resource {
    private final transient ChatStore chats;
    private final transient Sidebar sidebar;
    private final transient ShareStore shares;
    private final transient SharingPolicy policy;
    private final transient AuditTrail audit;
    private final transient Origin origin;
    private final transient Clock clock;

    ShareResource(
            ChatStore chats,
            Sidebar sidebar,
            ShareStore shares,
            SharingPolicy policy,
            AuditTrail audit,
            Origin origin,
            Clock clock) {
        this.chats = chats;
        this.sidebar = sidebar;
        this.shares = shares;
        this.policy = policy;
        this.audit = audit;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        page(request, chat, ShareForm.initial(chat, Translations.of(request))).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        policy.requireAllowed();
        var form = Form.of(request);
        var checked = new FormView(form, Translations.of(request));
        var draft = ShareForm.read(form, chat, checked);
        if (!checked.isValid()) {
            page(request, chat, checked).status(422).send(response);
            return;
        }
        try {
            long id = shares.create(
                    CurrentUser.of(request),
                    chat,
                    draft,
                    transaction -> audit.record(transaction, request, AuditAction.CHAT_SHARED, ""));
            Htmx.redirect(request, response, path(chat) + "?created=" + id);
        } catch (HttpException e) {
            page(request, chat, checked.reject("share", e)).status(e).send(response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var chat = chat(request);
        var id = Form.of(request).id("share").orElseThrow(HttpException::badRequest);
        // One that was revoked already is not an error: the same button in another tab may have done it.
        shares.revoke(
                CurrentUser.of(request),
                id,
                transaction -> audit.record(transaction, request, AuditAction.SHARE_REVOKED, ""));
        Htmx.redirect(request, response, path(chat) + "?revoked");
    }

    /** A chat of another user is a 404, as one that does not exist. */
    private Chat chat(HttpServletRequest request) {
        return chats.find(CurrentUser.of(request), PathParams.id(request, "id")).orElseThrow(HttpException::notFound);
    }

    private static String path(Chat chat) {
        return "/chat/" + chat.id() + "/share";
    }

    private PageResponse page(HttpServletRequest request, Chat chat, FormView form) {
        var query = Form.query(request);
        var links = ShareRow.of(
                shares.ofChat(CurrentUser.of(request), chat.id()),
                path -> origin.url(request, path),
                Translations.of(request),
                clock);
        return sidebar.page(request, "share/new", Optional.of(chat))
                .with("chat", chat)
                .with("form", form)
                .with("titleMax", ShareForm.TITLE_CHARS_MAX)
                .with("lifetimes", ShareForm.LIFETIMES_D)
                .with("created", query.id("created").orElse(0L))
                .with("revoked", query.has("revoked"))
                .with("shares", links);
    }
}
