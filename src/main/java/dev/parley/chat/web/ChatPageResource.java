package dev.parley.chat.web;

import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /chat/{id}}: the end of the conversation; with {@code before} the messages before that one; with {@code
 * message} the part with that message, on whichever branch; with {@code print} all messages. {@code model} is picked in the
 * composer.
 */
public final class ChatPageResource extends ChatBaseResource {
    private final transient MessageStore messages;
    private final transient ChatPage page;

    public ChatPageResource(ChatStore chats, MessageStore messages, ChatPage page) {
        super(chats);
        this.messages = messages;
        this.page = page;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var query = Form.query(request);
        if (query.has("print")) {
            page.printed(request, chat).send(response);
            return;
        }
        var message = query.id("message");
        if (message.isPresent()) {
            page.around(request, chat, find(chat, message.get())).send(response);
            return;
        }
        var before = query.id("before");
        if (before.isEmpty()) {
            var form = new FormView(query, Translations.of(request));
            page.of(request, chat, form, ComposerForm.freshRequestKey()).send(response);
            return;
        }
        var next = find(chat, before.get());
        if (next.parentId().isEmpty()) {
            throw HttpException.notFound();
        }
        if (Htmx.isFragmentRequest(request)) {
            page.earlier(request, chat, next).sendFragment(response, "messages");
        } else {
            page.before(request, chat, next).send(response);
        }
    }

    private Message find(Chat chat, long id) {
        return messages.find(chat, id).orElseThrow(HttpException::notFound);
    }
}
