package dev.parley.api.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.web.ProgramAccess;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /api/chats/{id}/messages}: asks the next question, see {@link AnswerResponse}. */
public final class AskResource extends Resource {
    private final transient ProgramAccess chats;
    private final transient AnswerResponse answer;

    public AskResource(ProgramAccess chats) {
        this.chats = chats;
        this.answer = new AnswerResponse(chats);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var chat = chats.chat(user, PathParams.id(request, "id"));
        if (answer.sendAwaited(request, response)) {
            return;
        }
        var body = QuestionBody.of(request, Long.toString(chat.id()));
        if (body.isTemporary()) {
            throw new HttpException(422, "problem.api.field", "temporary");
        }
        answer.send(request, response, body.isStream(), () -> chats.ask(user, chat, body.asked()));
    }
}
