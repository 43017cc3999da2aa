package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /chat}: chooses a model and asks the first question; and gives the list of chats page by page. */
public final class NewChatResource extends Resource {
    private final transient Sidebar sidebar;
    private final transient DeletedChats deleted;
    private final transient Models models;
    private final transient ModelPickers pickers;
    private final transient ChatPage page;
    private final transient AnswerService answers;

    public NewChatResource(
            Sidebar sidebar,
            DeletedChats deleted,
            Models models,
            ModelPickers pickers,
            ChatPage page,
            AnswerService answers) {
        this.sidebar = sidebar;
        this.deleted = deleted;
        this.models = models;
        this.pickers = pickers;
        this.page = page;
        this.answers = answers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Htmx.isFragmentRequest(request)
                && !Form.query(request).line("chats").isEmpty()) {
            sidebar.more(request).fragmentTo(response, "rows");
            return;
        }
        var form = new FormView(Form.query(request), Translations.of(request));
        show(request, response, form, ChatForm.freshRequestKey(), HttpServletResponse.SC_OK);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var model = ChatForm.model(request);
            if (!models.isAllowed(model)) {
                throw new HttpException(422, "model.demo.off");
            }
            var turn = answers.begin(CurrentUser.of(request), model, ChatForm.question(request));
            turn.acknowledge(response);
            Htmx.redirect(request, response, "/chat/" + turn.chat().id());
        } catch (HttpException e) {
            // htmx shows the message above the composer, and the script restores the draft.
            if (Htmx.isFragmentRequest(request)) {
                page.refusal(request, response, e);
                return;
            }
            var form = Form.of(request);
            var shown = new FormView(form, Translations.of(request)).reject("message", e);
            show(request, response, shown, form.line("request_key"), e.status());
        }
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, FormView form, String requestKey, int status)
            throws IOException {
        var user = CurrentUser.of(request);
        var undoable = Form.query(request).id("deleted").flatMap(id -> deleted.find(user, id));
        var choice = models.glance(user, Translations.of(request));
        sidebar.page(request, "chat/new", Optional.empty())
                .with("undoable", undoable.orElse(null))
                .with(
                        "picker",
                        pickers.of(user, choice, form.value("model"), form.value("q"), Translations.of(request)))
                .with("form", form)
                .with("requestKey", requestKey)
                .status(status)
                .to(response);
    }
}
