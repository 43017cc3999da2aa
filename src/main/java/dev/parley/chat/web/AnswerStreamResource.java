package dev.parley.chat.web;

import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.web.ServerSentEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /chat/{id}/generate}: streams an answer as server-sent events while it is written. */
public final class AnswerStreamResource extends AnswerBaseResource {
    private final transient AnswerStreams streams;

    AnswerStreamResource(ChatStore chats, MessageStore messages, AnswerStreams streams) {
        super(chats, messages);
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var answer = answer(request, chat);
        var opened = streams.open(request, response);
        streams.send(chat, answer, opened, opened.stream());
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        answer(request, chat(request));
        response.setContentType(ServerSentEvent.CONTENT_TYPE);
    }
}
