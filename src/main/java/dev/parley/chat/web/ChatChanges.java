package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatAction;
import dev.parley.chat.ChatActions;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatStore;
import dev.parley.chat.DeletedChatStore;
import dev.parley.chat.FolderStore;
import dev.parley.chat.view.Undo;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs actions on chats, and shows the result: in the sidebar for htmx, otherwise on the page of all chats. */
final class ChatChanges {
    private final ChatActions actions;
    private final ChatStore chats;
    private final DeletedChatStore deleted;
    private final FolderStore folders;
    private final Sidebar sidebar;

    ChatChanges(ChatActions actions, ChatStore chats, DeletedChatStore deleted, FolderStore folders, Sidebar sidebar) {
        this.actions = actions;
        this.chats = chats;
        this.deleted = deleted;
        this.folders = folders;
        this.sidebar = sidebar;
    }

    /**
     * Runs an action and sends the response.
     *
     * @param target the folder of {@link ChatAction#MOVE}
     * @param filter the query of the page of all chats to which a browser without htmx returns
     */
    void run(
            HttpServletRequest request,
            HttpServletResponse response,
            ChatAction action,
            Map<Long, Optional<Long>> selected,
            Optional<Long> target,
            String filter)
            throws IOException {
        var user = CurrentUser.of(request);
        var changed = changed(user, action, selected, target);
        boolean isUndo = Form.of(request).has("undo");
        var chatsQuery = Sidebar.chatsQuery(request);
        if (Htmx.isFragmentRequest(request) && chatsQuery.isEmpty()) {
            var undo = isUndo ? Optional.<Undo>empty() : undo(user, action, changed);
            sidebar.relisted(request, undo, only(user, changed)).sendFragment(response, "relisted");
            return;
        }
        var notice = isUndo ? "" : "did=" + action + "&selected=" + Selection.text(changed);
        var shown = chatsQuery
                .map(ChatsFilter::query)
                .filter(Predicate.not(String::isEmpty))
                .orElse(filter);
        var query = shown.isEmpty() || notice.isEmpty() ? shown + notice : shown + "&" + notice;
        Htmx.redirect(request, response, query.isEmpty() ? "/chats" : "/chats?" + query);
    }

    private Map<Long, Optional<Long>> changed(
            User user, ChatAction action, Map<Long, Optional<Long>> selected, Optional<Long> target) {
        if (action == ChatAction.MOVE
                && target.filter(id -> folders.find(user, id).isEmpty()).isPresent()) {
            throw HttpException.notFound();
        }
        try {
            var changed = actions.run(user, action, selected, target);
            if (changed.isEmpty()) {
                throw action == ChatAction.RESTORE
                        ? new HttpException(404, "problem.undo.late")
                        : HttpException.notFound();
            }
            return changed;
        } catch (ChatException e) {
            throw ChatErrors.toHttp(e);
        }
    }

    /** The notice that an action has changed these chats; empty for an action that cannot be undone. */
    Optional<Undo> undo(User user, ChatAction action, Map<Long, Optional<Long>> changed) {
        var title = only(user, changed).map(Chat::title).orElse("");
        return action.inverse().map(inverse -> Undo.of(action, changed, title));
    }

    private Optional<Chat> only(User user, Map<Long, Optional<Long>> changed) {
        if (changed.size() != 1) {
            return Optional.empty();
        }
        long id = changed.keySet().iterator().next();
        return chats.find(user, id).or(() -> deleted.find(user, id));
    }
}
