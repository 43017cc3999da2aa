package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.FolderStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * {@code GET /chat} by a script, for the sidebar: with {@code chats} the next page of the chats by date; with {@code folder}
 * the chats of that folder; with {@code version} all lists, or a 204 if the page has that version of them already.
 */
public final class ChatListResource extends Resource {
    private final transient Sidebar sidebar;
    private final transient FolderStore folders;

    public ChatListResource(Sidebar sidebar, FolderStore folders) {
        this.sidebar = sidebar;
        this.folders = folders;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        var query = Form.query(request);
        return super.accepts(request)
                && Htmx.isFragmentRequest(request)
                && Stream.of("chats", "folder", "version")
                        .anyMatch(field -> !query.line(field).isEmpty());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        if (query.has("folder")) {
            var folder = query.id("folder")
                    .flatMap(id -> folders.find(CurrentUser.of(request), id))
                    .orElseThrow(HttpException::notFound);
            sidebar.folder(request, folder).sendFragment(response, "folder");
        } else if (query.has("version")) {
            var newer = sidebar.newer(request, query.line("version"));
            if (newer.isPresent()) {
                newer.get().sendFragment(response, "lists");
            } else {
                response.setHeader("Cache-Control", "no-store");
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
        } else {
            sidebar.more(request).sendFragment(response, "rows");
        }
    }
}
