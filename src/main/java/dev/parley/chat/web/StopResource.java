package dev.parley.chat.web;

import dev.parley.chat.AnswerService;
import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.web.Htmx;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code DELETE /chat/{id}/generate}: stops all answers of the chat; with {@code message} only that one. */
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
        var running = named(request).map(List::of).orElseGet(() -> messages.streaming(chat.id()));
        var stopped = running.isEmpty() ? List.of(chat.currentLeafId()) : running;
        stopped.forEach(id -> answers.stop(answer(chat, Optional.of(id))));
        // Nothing for htmx: the event stream sends the stopped message to every page that shows it.
        if (!Htmx.isFragmentRequest(request)) {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        }
    }
}
