package dev.parley.chat.web;

import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /chat} with {@code chats}, by htmx: the next page of the list in the sidebar. */
public final class ChatListResource extends Resource {
    private final transient Sidebar sidebar;

    public ChatListResource(Sidebar sidebar) {
        this.sidebar = sidebar;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request)
                && Htmx.isFragmentRequest(request)
                && !Form.query(request).line("chats").isEmpty();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        sidebar.more(request).sendFragment(response, "rows");
    }
}
