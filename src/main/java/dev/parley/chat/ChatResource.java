package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.generation.Generations;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Path;
import dev.parley.web.Problem;
import dev.parley.web.Resource;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /chat/{id}}: the conversation. */
public final class ChatResource extends Resource {
    private final transient Chats chats;
    private final transient Messages messages;
    private final transient ChatPage page;
    private final transient Generations generations;

    public ChatResource(Chats chats, Messages messages, ChatPage page, Generations generations) {
        this.chats = chats;
        this.messages = messages;
        this.page = page;
        this.generations = generations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chats.find(CurrentUser.of(request), Path.id(request, "id")).orElseThrow(Problem::notFound);
        var form = FormView.empty(Words.of(request));
        page.of(request, chat, form, ChatForm.freshRequestKey()).to(response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        var user = CurrentUser.of(request);
        var chat = chats.find(user, Path.id(request, "id")).orElseThrow(Problem::notFound);
        var running = messages.streaming(chat);
        chats.delete(user, chat.id());
        // After the rows are gone: what the answers still write finds nothing to be written to.
        running.forEach(generations::stop);
        // For htmx an empty answer, which takes the row's place; the page of a deleted chat must be left.
        if (!Htmx.isFragmentRequest(request) || isShowing(request, chat)) Htmx.redirect(request, response, "/chat");
    }

    private static boolean isShowing(HttpServletRequest request, Chat chat) {
        var url = request.getHeader("HX-Current-URL");
        return url != null && url.replaceFirst("[?#].*", "").endsWith("/chat/" + chat.id());
    }
}
