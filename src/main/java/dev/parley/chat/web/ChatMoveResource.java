package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code GET /chat/{id}} with {@code move}: the folders to which the chat can be moved. */
public final class ChatMoveResource extends ChatBaseResource {
    private final transient Sidebar sidebar;
    private final transient SidebarReader reader;

    ChatMoveResource(ChatStore chats, Sidebar sidebar, SidebarReader reader) {
        super(chats);
        this.sidebar = sidebar;
        this.reader = reader;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.query(request).has("move");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var folders = reader.folders(CurrentUser.of(request), Translations.language(request));
        if (Htmx.isFragmentRequest(request)) {
            sidebar.row(request, "chat/move", chat).with("folders", folders).sendFragment(response, "folders");
        } else {
            sidebar.page(request, "chat/move", Optional.of(chat))
                    .with("row", chat)
                    .with("folders", folders)
                    .send(response);
        }
    }
}
