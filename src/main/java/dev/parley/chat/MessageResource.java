package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
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
    private final transient MessageTree messageTree;
    private final transient ChatPage page;

    public MessageResource(Chats chats, Messages messages, MessageTree messageTree, ChatPage page) {
        this.chats = chats;
        this.messages = messages;
        this.messageTree = messageTree;
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chats.find(CurrentUser.of(request), PathParams.id(request, "id"))
                .orElseThrow(HttpException::notFound);
        var message = messages.find(chat, PathParams.id(request, "mid")).orElseThrow(HttpException::notFound);
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(message.content().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var chat = chats.find(user, PathParams.id(request, "id")).orElseThrow(HttpException::notFound);
        var message = messages.find(chat, PathParams.id(request, "mid")).orElseThrow(HttpException::notFound);
        if (Form.of(request).line("select").isEmpty()) {
            throw HttpException.badRequest();
        }
        messageTree.select(user, message);
        if (Htmx.isFragmentRequest(request)) {
            page.logTo(request, response, chat.id());
        } else {
            Htmx.redirect(request, response, "/chat/" + chat.id() + "#message-" + message.id());
        }
    }
}
