package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.chat.ShownBranch;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /chat/{id}/message/{mid}} with {@code select}: shows the branch that the message is part of. */
public final class BranchResource extends ChatBaseResource {
    private final transient MessageStore messages;
    private final transient ShownBranch branch;
    private final transient ChatPage page;

    public BranchResource(ChatStore chats, MessageStore messages, ShownBranch branch, ChatPage page) {
        super(chats);
        this.messages = messages;
        this.branch = branch;
        this.page = page;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var message = messages.find(chat, PathParams.id(request, "mid")).orElseThrow(HttpException::notFound);
        if (Form.of(request).line("select").isEmpty()) {
            throw HttpException.badRequest();
        }
        branch.select(CurrentUser.of(request), chat, message);
        var log = page.logTo(request, chat(request), message);
        // Far above the end, the message is on a page without composer.
        if (Htmx.isFragmentRequest(request) && log.isPresent()) {
            log.get().sendFragment(response, "log");
        } else {
            var query = "?message=" + message.id();
            Htmx.redirect(request, response, "/chat/" + chat.id() + query + "#message-" + message.id());
        }
    }
}
