package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Path;
import dev.parley.web.Problem;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /chat/{id}/message/{mid}}: shows the branch of the tree that a message is part of ({@code select}). */
public final class MessageResource extends Resource {
    private final transient Chats chats;
    private final transient Messages messages;
    private final transient Branches branches;
    private final transient ChatPage page;

    public MessageResource(Chats chats, Messages messages, Branches branches, ChatPage page) {
        this.chats = chats;
        this.messages = messages;
        this.branches = branches;
        this.page = page;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var chat = chats.find(user, Path.id(request, "id")).orElseThrow(Problem::notFound);
        var message = messages.find(chat, Path.id(request, "mid")).orElseThrow(Problem::notFound);
        if (Form.of(request).line("select").isEmpty()) throw Problem.badRequest();
        branches.select(user, message);
        if (Htmx.isFragmentRequest(request)) page.logTo(request, response, chat.id());
        else Htmx.redirect(request, response, "/chat/" + chat.id() + "#message-" + message.id());
    }
}
