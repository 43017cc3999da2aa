package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.generation.Follower;
import dev.parley.generation.Generations;
import dev.parley.web.EventStream;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /chat/{id}/generate}: follows an answer (GET), asks for another or goes on with one that broke off (POST), stops
 * it (DELETE).
 */
public final class GenerateResource extends Resource {
    private final transient Chats chats;
    private final transient Messages messages;
    private final transient MessageViews views;
    private final transient ChatPage page;
    private final transient AnswerService answers;
    private final transient Generations generations;
    private final transient OpenStreams streams;

    public GenerateResource(
            Chats chats,
            Messages messages,
            MessageViews views,
            ChatPage page,
            AnswerService answers,
            Generations generations,
            OpenStreams streams) {
        this.chats = chats;
        this.messages = messages;
        this.views = views;
        this.page = page;
        this.answers = answers;
        this.generations = generations;
        this.streams = streams;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var answer = answer(chat, Form.query(request).id("message"));
        // Read from the request now: it may be gone when the answer is done.
        var translations = Translations.of(request);
        var last = EventStream.lastEventId(request);
        var language = translations.locale().getLanguage();
        var stream = EventStream.open(request, response, streams.opened(CurrentUser.of(request), response));
        var follower = new Follower(stream, last, language, () -> finished(chat, answer, translations));
        // A finished answer says so at once. A 204 or 404 would make the browser ask again for ever.
        if (!generations.follow(answer.id(), follower)) {
            follower.done();
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        answer(chat(request), Form.query(request).id("message"));
        response.setContentType(EventStream.CONTENT_TYPE);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var chat = chat(request);
        var form = Form.of(request);
        var answer = answer(chat, Form.query(request).id("message"));
        var locale = Translations.language(request);
        if (form.line("continue").isEmpty()) {
            answers.again(user, chat, answer, form.id("siblings"), locale);
        } else {
            answers.resume(user, chat, answer, locale);
        }
        if (Htmx.isFragmentRequest(request)) {
            page.anotherTo(request, response, chat.id());
        } else {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var named = Form.query(request).id("message").or(() -> messages.streaming(chat).stream()
                .findFirst());
        answers.stop(answer(chat, named));
        // For htmx nothing: the stream brings the stopped message to every page that shows it.
        if (!Htmx.isFragmentRequest(request)) {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        }
    }

    private Chat chat(HttpServletRequest request) {
        return chats.find(CurrentUser.of(request), PathParams.id(request, "id")).orElseThrow(HttpException::notFound);
    }

    /** The answer that is named, else the last one. */
    private Message answer(Chat chat, Optional<Long> named) {
        return messages.find(chat, named.orElse(chat.currentLeafId()))
                .filter(message -> message.role() == Role.ASSISTANT)
                .orElseThrow(HttpException::notFound);
    }

    /** The answer as it is stored now; nothing when its chat was deleted. */
    private String finished(Chat chat, Message answer, Translations translations) {
        return messages.row(chat, answer.id())
                .map(stored -> views.html(chat, stored, translations))
                .orElse("");
    }
}
