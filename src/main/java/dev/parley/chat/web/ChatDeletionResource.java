package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatAction;
import dev.parley.chat.ChatDeletion;
import dev.parley.chat.ChatStore;
import dev.parley.chat.DeletedChatStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code DELETE /chat/{id}}: deletes the chat. {@code POST} with {@code restore}: undoes that within a few seconds. */
public final class ChatDeletionResource extends ChatBaseResource {
    private final transient DeletedChatStore deleted;
    private final transient ChatDeletion deletion;
    private final transient ChatChanges changes;
    private final transient Sidebar sidebar;

    ChatDeletionResource(
            ChatStore chats, DeletedChatStore deleted, ChatDeletion deletion, ChatChanges changes, Sidebar sidebar) {
        super(chats);
        this.deleted = deleted;
        this.deletion = deletion;
        this.changes = changes;
        this.sidebar = sidebar;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        boolean isDeletion = method(request).equals("DELETE");
        return super.accepts(request)
                && (isDeletion || !Form.of(request).line("restore").isEmpty());
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        if (Htmx.isFragmentRequest(request) && !Sidebar.isOpen(request, chat.id())) {
            var selected = Map.of(chat.id(), Optional.<Long>empty());
            changes.run(request, response, ChatAction.DELETE, selected, Optional.empty(), "");
            return;
        }
        if (deletion.delete(CurrentUser.of(request), List.of(chat.id())).isEmpty()) {
            throw HttpException.notFound();
        }
        // The browser has to leave the page of a deleted chat.
        Htmx.redirect(request, response, "/chat?deleted=" + chat.id());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = PathParams.id(request, "id");
        if (deleted.restore(CurrentUser.of(request), List.of(id)).isEmpty()) {
            throw new HttpException(404, "problem.undo.late");
        }
        if (Htmx.isFragmentRequest(request)) {
            sidebar.relisted(request, Optional.empty(), Optional.of(chat(request)))
                    .sendFragment(response, "relisted");
        } else {
            Htmx.redirect(request, response, "/chat/" + id);
        }
    }
}
