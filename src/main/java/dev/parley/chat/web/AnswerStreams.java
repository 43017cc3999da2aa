package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.SessionWatch;
import dev.parley.chat.Chat;
import dev.parley.chat.Message;
import dev.parley.generation.Follower;
import dev.parley.generation.Generations;
import dev.parley.web.EventChannel;
import dev.parley.web.EventStream;
import dev.parley.web.ServerSentEvent;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Opens the event streams of browsers, and sends answers over them while they are written. */
final class AnswerStreams {
    private final MessageFragment fragment;
    private final Generations generations;
    private final OpenStreams streams;
    private final SessionWatch sessions;

    AnswerStreams(MessageFragment fragment, Generations generations, OpenStreams streams, SessionWatch sessions) {
        this.fragment = fragment;
        this.generations = generations;
        this.streams = streams;
        this.sessions = sessions;
    }

    /** An event stream, and what was read from its request, which the container may recycle before the answers are finished. */
    record Opened(EventStream stream, long lastEventId, Translations translations) {}

    /** Opens the event stream that a request asks for. */
    Opened open(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var translations = Translations.of(request);
        var last = ServerSentEvent.lastId(request);
        var stream = EventStream.open(request, response, streams.opened(CurrentUser.of(request), response));
        sessions.watch(request, stream);
        return new Opened(stream, last, translations);
    }

    /**
     * Counts a stream, or a response that waits like one, before the question is stored: it must not be stored and then refused.
     *
     * @return must run when the response has ended; idempotent
     */
    Runnable reserve(HttpServletRequest request, HttpServletResponse response) {
        return streams.opened(CurrentUser.of(request), response);
    }

    /** Opens an event stream that is counted already. */
    EventStream openReserved(HttpServletRequest request, HttpServletResponse response, Runnable release)
            throws IOException {
        var stream = EventStream.open(request, response, release);
        sessions.watch(request, stream);
        return stream;
    }

    /** Sends an answer. A finished one is sent at once: after a 204 or 404 the browser would reconnect for ever. */
    void send(Chat chat, Message answer, Opened opened, EventChannel channel) {
        var translations = opened.translations();
        var follower = new Follower(
                channel,
                opened.lastEventId(),
                translations.locale().getLanguage(),
                () -> fragment.stored(chat, answer, translations));
        if (!generations.follow(answer.id(), follower)) {
            follower.done();
        }
    }
}
