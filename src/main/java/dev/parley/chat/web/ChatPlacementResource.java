package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatAction;
import dev.parley.chat.ChatPlacements;
import dev.parley.chat.ChatStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code POST /chat/{id}} with {@code pinned} or {@code archived} ({@code true} or {@code false}), with {@code folder} (an
 * id, or empty for none), or with {@code temporary=false}, which keeps a temporary chat.
 */
public final class ChatPlacementResource extends ChatBaseResource {
    private final transient ChatPlacements placements;
    private final transient ChatChanges changes;
    private final transient Sidebar sidebar;

    ChatPlacementResource(ChatStore chats, ChatPlacements placements, ChatChanges changes, Sidebar sidebar) {
        super(chats);
        this.placements = placements;
        this.changes = changes;
        this.sidebar = sidebar;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request)
                && Stream.of("pinned", "archived", "folder", "temporary").anyMatch(Form.of(request)::has);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = Form.of(request);
        var chat = chat(request);
        if (form.has("temporary")) {
            keep(request, response, chat.id());
            return;
        }
        var action = form.bool("pinned")
                .map(pinned -> pinned ? ChatAction.PIN : ChatAction.UNPIN)
                .or(() -> form.bool("archived").map(archived -> archived ? ChatAction.ARCHIVE : ChatAction.UNARCHIVE))
                .orElse(ChatAction.MOVE);
        changes.run(request, response, action, Map.of(chat.id(), Optional.empty()), folder(form), "");
    }

    private void keep(HttpServletRequest request, HttpServletResponse response, long id) throws IOException {
        if (Form.of(request).bool("temporary").orElse(true)) {
            throw HttpException.badRequest();
        }
        placements.keep(CurrentUser.of(request), id);
        if (Htmx.isFragmentRequest(request)) {
            var kept = Optional.of(chat(request));
            sidebar.relisted(request, Optional.empty(), kept).sendFragment(response, "relisted");
        } else {
            Htmx.redirect(request, response, "/chat/" + id);
        }
    }

    /** The folder that a form names; empty if it names none. */
    static Optional<Long> folder(Form form) {
        return form.line("folder").isEmpty() ? Optional.empty() : form.id("folder");
    }
}
