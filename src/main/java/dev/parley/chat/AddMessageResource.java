package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /chat/{id}/message/add}: asks the next question. */
public final class AddMessageResource extends Resource {
    private final transient Chats chats;
    private final transient ChatPage page;
    private final transient AnswerService answers;

    public AddMessageResource(Chats chats, ChatPage page, AnswerService answers) {
        this.chats = chats;
        this.page = page;
        this.answers = answers;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var chat = chats.find(user, PathParams.id(request, "id")).orElseThrow(HttpException::notFound);
        try {
            var turn = answers.ask(user, chat, ChatForm.question(request));
            turn.acknowledge(response);
            if (Htmx.isFragmentRequest(request)) {
                page.turn(request, turn).fragmentTo(response, "exchange");
            } else {
                Htmx.redirect(request, response, "/chat/" + turn.chat().id());
            }
        } catch (HttpException e) {
            // htmx shows the message above the composer, and the script restores the draft.
            if (Htmx.isFragmentRequest(request)) {
                page.refusal(request, response, e);
                return;
            }
            var form = Form.of(request);
            var shown = new FormView(form, Translations.of(request)).reject("message", e);
            page.of(request, chat, shown, form.line("request_key"))
                    .status(e.status())
                    .to(response);
        }
    }
}
