package dev.parley.api.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatCursor;
import dev.parley.chat.ChatStore;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.JsonResponse;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /api/chats}: a page of the user's chats, last active first, without temporary ones; with {@code archived=true} only the
 * archived ones, otherwise all others. {@code after} is the {@code next} of the page before.
 */
public final class ListChatsResource extends Resource {
    private static final int CHATS_MAX = 100;

    private final transient ChatStore chats;

    public ListChatsResource(ChatStore chats) {
        this.chats = chats;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var query = Form.query(request);
        int limit = PageQuery.limit(query, CHATS_MAX);
        var after =
                ChatCursor.parse(query.text("after")).orElseThrow(() -> new HttpException(422, "problem.api.cursor"));
        var user = CurrentUser.of(request);
        // One more tells whether there is another page.
        var found = query.bool("archived").orElse(false)
                ? chats.archived(user, after, limit + 1)
                : chats.current(user, after, limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var body = ChatJson.JSON.createObjectNode();
        var items = body.putArray("chats");
        page.forEach(chat -> items.add(ChatJson.of(chat)));
        body.put(
                "next",
                found.size() > limit ? ChatCursor.after(page.get(limit - 1)).toString() : null);
        JsonResponse.send(request, response, 200, body);
    }
}
