package dev.parley.api.web;

import dev.parley.chat.Turn;
import dev.parley.chat.web.ProgramAccess;
import dev.parley.generation.MessageStatus;
import dev.parley.generation.TextFollower;
import dev.parley.web.JsonResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Supplier;

/** The answer to a question: as events while it is written, or as JSON when it has ended. It is written on in any case. */
final class AnswerResponse {
    private static final String TURN = AnswerResponse.class.getName();

    private final ProgramAccess chats;

    AnswerResponse(ProgramAccess chats) {
        this.chats = chats;
    }

    void send(HttpServletRequest request, HttpServletResponse response, boolean isStream, Supplier<Turn> question)
            throws IOException {
        var release = chats.reserve(request, response);
        Turn turn;
        try {
            turn = question.get();
        } catch (RuntimeException e) {
            release.run();
            throw e;
        }
        if (isStream) {
            stream(request, response, turn, release);
        } else {
            await(request, turn, release);
        }
    }

    /** Whether the request has waited for its answer, which is then sent. */
    boolean sendAwaited(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!(request.getAttribute(TURN) instanceof Turn turn)) {
            return false;
        }
        var body = ChatJson.JSON.createObjectNode();
        body.set("chat", ChatJson.of(turn.chat()));
        body.set("question", MessageJson.of(turn.question()));
        body.set(
                "answer",
                MessageJson.of(chats.message(turn.chat(), turn.answer().id())));
        JsonResponse.send(request, response, 200, body);
        return true;
    }

    private void stream(HttpServletRequest request, HttpServletResponse response, Turn turn, Runnable release)
            throws IOException {
        var answer = turn.answer();
        var stream = chats.open(request, response, release);
        var events = new AnswerEvents(stream, () -> MessageJson.of(chats.message(turn.chat(), answer.id())));
        events.start(ChatJson.JSON
                .createObjectNode()
                .put("chat_id", turn.chat().id())
                .put("question_id", turn.question().id())
                .put("answer_id", answer.id()));
        if (!chats.follow(answer.id(), new TextFollower(events))) {
            events.doneBefore();
        }
    }

    private void await(HttpServletRequest request, Turn turn, Runnable release) {
        request.setAttribute(TURN, turn);
        var wait = new AnswerWait(request.startAsync(), release);
        boolean isRunning = turn.answer().status() == MessageStatus.STREAMING
                && chats.follow(turn.answer().id(), new TextFollower(wait));
        if (!isRunning) {
            wait.end();
        }
    }
}
