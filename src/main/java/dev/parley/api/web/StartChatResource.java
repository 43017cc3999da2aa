package dev.parley.api.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.web.ProgramAccess;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /api/chats}: starts a chat with its first question, see {@link AnswerResponse}. */
public final class StartChatResource extends Resource {
    private final transient ProgramAccess chats;
    private final transient AnswerResponse answer;

    public StartChatResource(ProgramAccess chats) {
        this.chats = chats;
        this.answer = new AnswerResponse(chats);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (answer.sendAwaited(request, response)) {
            return;
        }
        var body = QuestionBody.of(request, "");
        var user = CurrentUser.of(request);
        answer.send(request, response, body.isStream(), () -> chats.start(user, body.asked(), body.isTemporary()));
    }
}
