package dev.parley.chat.web;

import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.chat.Pick;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.ServerSentEvent;
import dev.parley.web.SharedEventStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /chat/{id}/generate} with {@code messages}, such as {@code 17.18}: streams several answers over one connection.
 * The events are those of {@link AnswerStreamResource}, and the id of the answer ends their names: {@code append-17}.
 */
public final class ComparisonStreamResource extends AnswerBaseResource {
    private final transient AnswerStreams streams;

    ComparisonStreamResource(ChatStore chats, MessageStore messages, AnswerStreams streams) {
        super(chats, messages);
        this.streams = streams;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request) && Form.query(request).has("messages");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var answers = answers(request, chat);
        var opened = streams.open(request, response);
        var shared = new SharedEventStream(opened.stream(), opened.lastEventId(), answers.size());
        for (var answer : answers) {
            streams.send(chat, answer, opened, shared.channel(Long.toString(answer.id())));
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        answers(request, chat(request));
        response.setContentType(ServerSentEvent.CONTENT_TYPE);
    }

    private List<Message> answers(HttpServletRequest request, Chat chat) {
        var ids = Arrays.stream(Form.query(request).line("messages").split("\\."))
                .map(PathParams::toId)
                .distinct()
                .toList();
        if (ids.size() > Pick.MODELS_MAX) {
            throw HttpException.badRequest();
        }
        return ids.stream().map(id -> answer(chat, Optional.of(id))).toList();
    }
}
