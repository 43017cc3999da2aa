package dev.parley.api.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.MessageStore;
import dev.parley.chat.web.ProgramAccess;
import dev.parley.web.Form;
import dev.parley.web.JsonResponse;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /api/chats/{id}}: a chat and a page of its messages on all branches, the oldest first; {@code after} is the {@code next}
 * of the page before. {@code DELETE /api/chats/{id}} deletes it.
 */
public final class ChatResource extends Resource {
    private static final int MESSAGES_MAX = 100;
    private static final long PAGE_BYTES_MAX = 1_000_000;

    private final transient ProgramAccess chats;
    private final transient MessageStore messages;

    public ChatResource(ProgramAccess chats, MessageStore messages) {
        this.chats = chats;
        this.messages = messages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        int limit = PageQuery.limit(query, MESSAGES_MAX);
        long after = query.id("after").orElse(0L);
        var chat = chats.chat(CurrentUser.of(request), PathParams.id(request, "id"));
        var page = messages.after(chat, after, limit, PAGE_BYTES_MAX);
        var body = ChatJson.of(chat);
        var items = body.putArray("messages");
        page.forEach(message -> items.add(MessageJson.of(message)));
        long last = page.isEmpty() ? after : page.get(page.size() - 1).id();
        boolean hasMore = !messages.after(chat, last, 1, 0).isEmpty();
        body.put("next", hasMore ? Long.toString(last) : null);
        JsonResponse.send(request, response, 200, body);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        chats.delete(CurrentUser.of(request), PathParams.id(request, "id"));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
