package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatCopyStore;
import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.chat.Role;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /chat/{id}/message/{mid}} with {@code copy}: copies the chat, up to this answer, to a new chat. */
public final class CopyChatResource extends ChatBaseResource {
    private final transient MessageStore messages;
    private final transient ChatCopyStore copies;

    public CopyChatResource(ChatStore chats, MessageStore messages, ChatCopyStore copies) {
        super(chats);
        this.messages = messages;
        this.copies = copies;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && !Form.of(request).line("copy").isEmpty();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var answer = messages.find(chat, PathParams.id(request, "mid"))
                .filter(message -> message.role() == Role.ASSISTANT)
                .orElseThrow(HttpException::notFound);
        Htmx.redirect(request, response, "/chat/" + copies.copy(CurrentUser.of(request), chat, answer));
    }
}
