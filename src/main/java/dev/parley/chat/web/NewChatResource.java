package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.AnswerService;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatParameters;
import dev.parley.chat.DeletedChatStore;
import dev.parley.chat.ModelService;
import dev.parley.chat.view.ModelPickers;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code GET /chat}: the page for a new chat. {@code POST /chat}: starts a chat with its first question. */
public final class NewChatResource extends Resource {
    private final transient Sidebar sidebar;
    private final transient DeletedChatStore deleted;
    private final transient ModelService models;
    private final transient ModelPickers pickers;
    private final transient ModelField modelField;
    private final transient ChatPage page;
    private final transient AnswerService answers;
    private final transient ComposerFiles files;

    public NewChatResource(
            Sidebar sidebar,
            DeletedChatStore deleted,
            ModelService models,
            ModelPickers pickers,
            ModelField modelField,
            ChatPage page,
            AnswerService answers,
            ComposerFiles files) {
        this.sidebar = sidebar;
        this.deleted = deleted;
        this.models = models;
        this.pickers = pickers;
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
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var form = new FormView(Form.query(request), Translations.of(request));
        page(request, form, ComposerForm.freshRequestKey()).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var user = CurrentUser.of(request);
            // A question may be sent before the list of models has arrived.
            var pick = modelField.readAll(request);
            var model = pick.model()
                    .or(() -> pickers.preselected(user, models.awaited(user)))
                    .orElseThrow(() -> new HttpException(422, "model.missing"));
            var parameters = pick.parameters().orElse(ChatParameters.DEFAULT);
            var turn = answers.start(
                    user,
                    pick.models(model),
                    parameters,
                    ComposerForm.question(request, files),
                    ComposerForm.isTemporary(request));
            StoredHeader.set(response, turn);
            Htmx.redirect(request, response, "/chat/" + turn.chat().id());
        } catch (ChatException e) {
            refuse(request, response, ChatErrors.toHttp(e));
        } catch (HttpException e) {
            refuse(request, response, e);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpException error)
            throws IOException {
        // htmx shows the message above the composer, and the script restores the draft.
        if (Htmx.isFragmentRequest(request)) {
            page.refusal(request, response, error);
            return;
        }
        var form = Form.of(request);
        var shown = new FormView(form, Translations.of(request)).reject("message", error);
        page(request, shown, form.line("request_key"))
                .with("attachments", files.again(request))
                .status(error)
                .send(response);
    }

    private PageResponse page(HttpServletRequest request, FormView form, String requestKey) {
        var user = CurrentUser.of(request);
        var translations = Translations.of(request);
        var undoable = Form.query(request).id("deleted").flatMap(id -> deleted.find(user, id));
        return sidebar.page(request, "chat/new", Optional.empty())
                .with("undoable", undoable.orElse(null))
                .with(
                        "picker",
                        pickers.of(user, models.glance(user), form.value("model"), form.value("q"), translations)
                                .comparing(ModelField.others(request)))
                .with("form", form)
                .with("attachments", List.of())
                .with("welcome", user.admin() && Form.query(request).has("welcome"))
                .with("requestKey", requestKey);
    }
}
