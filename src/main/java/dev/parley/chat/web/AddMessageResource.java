package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.AnswerService;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatStore;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /chat/{id}/message/add}: asks the next question. */
public final class AddMessageResource extends ChatBaseResource {
    private final transient ModelField modelField;
    private final transient ChatPage page;
    private final transient AnswerService answers;
    private final transient ComposerFiles files;

    public AddMessageResource(
            ChatStore chats, ModelField modelField, ChatPage page, AnswerService answers, ComposerFiles files) {
        super(chats);
        this.modelField = modelField;
        this.page = page;
        this.answers = answers;
        this.files = files;
    }

    @Override
    public boolean acceptsFiles() {
        return true;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        try {
            var seen = Form.of(request).id("after");
            var pick = modelField.readAll(request);
            var turn = answers.ask(CurrentUser.of(request), chat, pick, seen, ComposerForm.question(request, files));
            StoredHeader.set(response, turn);
            if (!Htmx.isFragmentRequest(request)) {
                Htmx.redirect(request, response, "/chat/" + turn.chat().id());
            } else if (!isComparing(request)
                    && (seen.isEmpty() || seen.equals(turn.question().parentId()))) {
                page.turn(request, turn).sendFragment(response, "turn");
            } else {
                // The columns become one answer, or the chat has gone on in another tab.
                Htmx.retargetWhole(response, "#log", "outerHTML scroll:#conversation:bottom");
                page.log(request, chat.id()).sendFragment(response, "caught-up");
            }
        } catch (ChatException e) {
            refuse(request, response, chat, ChatErrors.toHttp(e));
        } catch (HttpException e) {
            refuse(request, response, chat, e);
        }
    }

    /** Whether the page shows answers side by side. The next question keeps one of them. */
    private static boolean isComparing(HttpServletRequest request) {
        return Form.of(request).has("compared");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Chat chat, HttpException error)
            throws IOException {
        // htmx shows the message above the composer, and the script restores the draft.
        if (Htmx.isFragmentRequest(request)) {
            page.refusal(request, response, error);
            return;
        }
        var form = Form.of(request);
        var shown = new FormView(form, Translations.of(request)).reject("message", error);
        page.of(request, chat, shown, form.line("request_key"))
                .with("attachments", files.again(request))
                .status(error)
                .send(response);
    }
}
