package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.AnswerService;
import dev.parley.chat.ChatStore;
import dev.parley.chat.MessageStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /chat/{id}/generate}: regenerates an answer, with another {@code model} if one is picked; with {@code
 * continue}, continues an incomplete answer.
 */
public final class RegenerateResource extends AnswerBaseResource {
    private final transient ModelField modelField;
    private final transient ChatPage page;
    private final transient AnswerService answers;

    public RegenerateResource(
            ChatStore chats, MessageStore messages, ModelField modelField, ChatPage page, AnswerService answers) {
        super(chats, messages);
        this.modelField = modelField;
        this.page = page;
        this.answers = answers;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var chat = chat(request);
        var form = Form.of(request);
        var answer = answer(request, chat);
        var locale = Translations.language(request);
        boolean isNew = form.line("continue").isEmpty();
        if (isNew) {
            answers.regenerate(user, chat, answer, modelField.read(request), form.id("siblings"), locale);
        } else {
            answers.resume(user, chat, answer, locale);
        }
        if (Htmx.isFragmentRequest(request)) {
            var changed = page.log(request, chat.id());
            // Continuing an answer does not use the picked model, so it stays picked.
            (isNew ? changed : changed.with("picker", null)).sendFragment(response, "regenerated");
        } else {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        }
    }
}
