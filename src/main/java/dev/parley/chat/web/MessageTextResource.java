package dev.parley.chat.web;

import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /chat/{id}/message/{mid}}: the text of a message as it was written, for copying; by htmx, as on its page. */
public final class MessageTextResource extends ChatBaseResource {
    private final transient MessageStore messages;
    private final transient ChatPage page;

    public MessageTextResource(ChatStore chats, MessageStore messages, ChatPage page) {
        super(chats);
        this.messages = messages;
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var row = messages.row(chat, PathParams.id(request, "mid")).orElseThrow(HttpException::notFound);
        if (Htmx.isFragmentRequest(request)) {
            page.message(request, chat, row).sendFragment(response, "message");
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(row.message().content().getBytes(StandardCharsets.UTF_8));
    }
}
