package dev.parley.api.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.web.ProgramAccess;
import dev.parley.web.JsonResponse;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /api/chats/{id}/messages/{mid}}: a message, such as an answer after a broken connection. */
public final class MessageResource extends Resource {
    private final transient ProgramAccess chats;

    public MessageResource(ProgramAccess chats) {
        this.chats = chats;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chats.chat(CurrentUser.of(request), PathParams.id(request, "id"));
        var message = chats.message(chat, PathParams.id(request, "mid"));
        JsonResponse.send(request, response, 200, MessageJson.of(message));
    }
}
