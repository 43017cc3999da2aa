package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatStore;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The base class of the servlets below {@code /chat/{id}}: finds the chat, and gives domain errors a status. */
abstract class ChatBaseResource extends Resource {
    private final transient ChatStore chats;

    ChatBaseResource(ChatStore chats) {
        this.chats = chats;
    }

    @Override
    public void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        try {
            super.service(request, response);
        } catch (ChatException e) {
            throw ChatErrors.toHttp(e);
        }
    }

    /** The chat of the URL. A chat of another user is a 404, as one that does not exist. */
    final Chat chat(HttpServletRequest request) {
        return chats.find(CurrentUser.of(request), PathParams.id(request, "id")).orElseThrow(HttpException::notFound);
    }
}
