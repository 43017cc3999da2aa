package dev.parley.chat.web;

import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /chat/{id}/message/{mid}}: the text of a message as it was written, for copying. */
public final class MessageTextResource extends ChatBaseResource {
    private final transient MessageStore messages;

    public MessageTextResource(ChatStore chats, MessageStore messages) {
        super(chats);
        this.messages = messages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var message =
                messages.find(chat(request), PathParams.id(request, "mid")).orElseThrow(HttpException::notFound);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(message.content().getBytes(StandardCharsets.UTF_8));
    }
}
