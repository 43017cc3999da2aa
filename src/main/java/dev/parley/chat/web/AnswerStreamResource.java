package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.SessionWatch;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.generation.Follower;
import dev.parley.generation.Generations;
import dev.parley.web.EventStream;
import dev.parley.web.ServerSentEvent;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /chat/{id}/generate}: streams an answer as server-sent events while it is written. */
public final class AnswerStreamResource extends AnswerBaseResource {
    private final transient MessageStore messages;
    private final transient MessageFragment fragment;
    private final transient Generations generations;
    private final transient OpenStreams streams;
    private final transient SessionWatch sessions;

    public AnswerStreamResource(
            ChatStore chats,
            MessageStore messages,
            MessageFragment fragment,
            Generations generations,
            OpenStreams streams,
            SessionWatch sessions) {
        super(chats, messages);
        this.messages = messages;
        this.fragment = fragment;
        this.generations = generations;
        this.streams = streams;
        this.sessions = sessions;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var answer = answer(request, chat);
        // Read from the request now, because the container may recycle it before the answer is finished.
        var translations = Translations.of(request);
        var last = ServerSentEvent.lastId(request);
        var language = translations.locale().getLanguage();
        var stream = EventStream.open(request, response, streams.opened(CurrentUser.of(request), response));
        sessions.watch(request, stream);
        var follower = new Follower(stream, last, language, () -> finished(chat, answer, translations));
        // A finished answer is sent at once. After a 204 or 404 the browser would reconnect for ever.
        if (!generations.follow(answer.id(), follower)) {
            follower.done();
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        answer(request, chat(request));
        response.setContentType(ServerSentEvent.CONTENT_TYPE);
    }

    /** The answer as it is stored now; empty when its chat was deleted. */
    private String finished(Chat chat, Message answer, Translations translations) {
        return messages.row(chat, answer.id())
                .map(stored -> fragment.html(chat, stored, translations))
                .orElse("");
    }
}
