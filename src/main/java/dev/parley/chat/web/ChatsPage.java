package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatAction;
import dev.parley.chat.ChatCursor;
import dev.parley.chat.ChatStore;
import dev.parley.chat.FolderStore;
import dev.parley.chat.view.Undo;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** Builds the page of all chats, on which several can be selected. */
final class ChatsPage {
    private final ChatStore chats;
    private final FolderStore folders;
    private final Sidebar sidebar;
    private final SidebarReader reader;
    private final ChatChanges changes;

    ChatsPage(ChatStore chats, FolderStore folders, Sidebar sidebar, SidebarReader reader, ChatChanges changes) {
        this.chats = chats;
        this.folders = folders;
        this.sidebar = sidebar;
        this.reader = reader;
        this.changes = changes;
    }

    /** The page that a query asks for. */
    PageResponse of(HttpServletRequest request) {
        return of(request, FormView.empty(Translations.of(request)));
    }

    /** The same with the errors of a form. */
    PageResponse of(HttpServletRequest request, FormView form) {
        var user = CurrentUser.of(request);
        var query = Form.query(request);
        var filter = ChatsFilter.of(query, user, folders);
        var cursor = ChatCursor.parse(query.line("after")).orElseThrow(HttpException::badRequest);
        var found = filter.page(chats, user, cursor, Selection.CHATS_MAX + 1);
        boolean hasOlder = found.size() > Selection.CHATS_MAX;
        var shown = hasOlder ? found.subList(0, Selection.CHATS_MAX) : found;
        var left = query.id("left").flatMap(id -> folders.findDeleted(user, id));
        return sidebar.page(request, "chat/chats", Optional.empty())
                .with("open", -1L)
                .with("chats", shown)
                .with("older", hasOlder ? older(filter, shown) : "")
                .with("start", cursor.isStart())
                .with("query", filter.query())
                .with("archived", filter.archived())
                .with("folder", filter.folder().orElse(null))
                .with("folders", reader.folders(user, Translations.language(request)))
                .with("undo", undo(request).orElse(null))
                .with("left", left.orElse(null))
                .with("form", form);
    }

    private static String older(ChatsFilter filter, List<Chat> shown) {
        var after = "after=" + ChatCursor.after(shown.get(shown.size() - 1));
        return filter.query().isEmpty() ? after : filter.query() + "&" + after;
    }

    /** The notice of the action that has just led to this page. */
    private Optional<Undo> undo(HttpServletRequest request) {
        var query = Form.query(request);
        if (!query.has("did")) {
            return Optional.empty();
        }
        var action = ChatAction.parse(query.line("did")).orElseThrow(HttpException::badRequest);
        return changes.undo(CurrentUser.of(request), action, Selection.parse(query.line("selected")));
    }
}
