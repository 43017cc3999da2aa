package dev.parley.chat.web;

import dev.parley.chat.AnswerService;
import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code DELETE /chat/{id}/generate}: stops an answer. */
public final class StopResource extends AnswerBaseResource {
    private final transient MessageStore messages;
    private final transient AnswerService answers;

    public StopResource(ChatStore chats, MessageStore messages, AnswerService answers) {
        super(chats, messages);
        this.messages = messages;
        this.answers = answers;
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var running =
                named(request).or(() -> messages.streaming(chat.id()).stream().findFirst());
        answers.stop(answer(chat, running));
        // Nothing for htmx: the event stream sends the stopped message to every page that shows it.
        if (!Htmx.isFragmentRequest(request)) {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        }
    }
}
