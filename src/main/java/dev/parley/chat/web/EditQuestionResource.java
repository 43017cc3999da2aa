package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.AnswerService;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.chat.Role;
import dev.parley.chat.view.AttachmentView;
import dev.parley.chat.view.EditView;
import dev.parley.file.AttachmentStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code GET /chat/{id}/message/{mid}} with {@code edit}: a question in a form. {@code POST} with {@code message}: asks the
 * edited question; the old one is kept as another version.
 */
public final class EditQuestionResource extends ChatBaseResource {
    private final transient MessageStore messages;
    private final transient AttachmentStore attachments;
    private final transient ModelField modelField;
    private final transient ChatPage page;
    private final transient AnswerService answers;
    private final transient ComposerFiles files;

    public EditQuestionResource(
            ChatStore chats,
            MessageStore messages,
            AttachmentStore attachments,
            ModelField modelField,
            ChatPage page,
            AnswerService answers,
            ComposerFiles files) {
        super(chats);
        this.messages = messages;
        this.attachments = attachments;
        this.modelField = modelField;
        this.page = page;
        this.answers = answers;
        this.files = files;
    }

    @Override
    public boolean accepts(HttpServletRequest request) {
        return super.accepts(request)
                && (method(request).equals("POST")
                        ? Form.of(request).has("message")
                        : Form.query(request).has("edit"));
    }

    @Override
    public boolean acceptsFiles() {
        return true;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var question = question(request, chat);
        var edit = new EditView(
                question.id(),
                question.content(),
                AttachmentView.of(attachments.of(question.id()), Translations.of(request)),
                "");
        var key = ComposerForm.freshRequestKey();
        if (Htmx.isFragmentRequest(request)) {
            page.message(request, chat, edit, key).sendFragment(response, "message");
        } else {
            page.editing(request, chat, question, edit, key).send(response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var question = question(request, chat);
        try {
            var turn = answers.edit(
                    CurrentUser.of(request),
                    chat,
                    question,
                    modelField.readAll(request),
                    ComposerForm.question(request, files));
            StoredHeader.set(response, turn);
            if (Htmx.isFragmentRequest(request)) {
                page.log(request, chat.id()).sendFragment(response, "regenerated");
            } else {
                Htmx.redirect(request, response, "/chat/" + chat.id());
            }
        } catch (ChatException e) {
            refuse(request, response, chat, question, ChatErrors.toHttp(e));
        } catch (HttpException e) {
            refuse(request, response, chat, question, e);
        }
    }

    private void refuse(
            HttpServletRequest request, HttpServletResponse response, Chat chat, Message question, HttpException error)
            throws IOException {
        if (Htmx.isFragmentRequest(request)) {
            page.refusal(request, response, "#edit-error-" + question.id(), error);
            return;
        }
        var form = Form.of(request);
        var edit = new EditView(
                question.id(), form.text("message"), files.again(request), error.message(Translations.of(request)));
        page.editing(request, chat, question, edit, form.line("request_key"))
                .status(error)
                .send(response);
    }

    private Message question(HttpServletRequest request, Chat chat) {
        return messages.find(chat, PathParams.id(request, "mid"))
                .filter(message -> message.role() == Role.USER)
                .orElseThrow(HttpException::notFound);
    }
}
