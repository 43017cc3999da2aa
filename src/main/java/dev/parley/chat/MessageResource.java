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
import java.nio.charset.StandardCharsets;

/**
 * {@code /chat/{id}/message/{mid}}: the text of a message as it was written (GET); shows the branch of the tree that it is
 * part of (POST, {@code select}).
 */
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
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chats.find(CurrentUser.of(request), Path.id(request, "id")).orElseThrow(Problem::notFound);
        var message = messages.find(chat, Path.id(request, "mid")).orElseThrow(Problem::notFound);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(message.content().getBytes(StandardCharsets.UTF_8));
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
