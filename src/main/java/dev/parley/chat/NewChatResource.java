package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.provider.Fault;
import dev.parley.provider.ModelCard;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.Problem;
import dev.parley.web.Resource;
import dev.parley.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code /chat}: chooses a model and asks the first question; and gives the list of chats page by page. */
public final class NewChatResource extends Resource {
    private final transient Sidebar sidebar;
    private final transient Chats chats;
    private final transient DeletedChats deleted;
    private final transient Models models;
    private final transient Answers answers;

    public NewChatResource(Sidebar sidebar, Chats chats, DeletedChats deleted, Models models, Answers answers) {
        this.sidebar = sidebar;
        this.chats = chats;
        this.deleted = deleted;
        this.models = models;
        this.answers = answers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Htmx.isFragmentRequest(request)
                && !Form.query(request).line("chats").isEmpty()) {
            sidebar.more(request).fragmentTo(response, "rows");
            return;
        }
        var form = new FormView(Form.query(request), Words.of(request));
        show(request, response, form, ChatForm.freshRequestKey(), HttpServletResponse.SC_OK);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            var model = ChatForm.model(request);
            if (!models.isAllowed(model)) throw new Problem(422, "model.demo.off");
            var exchange = answers.begin(CurrentUser.of(request), model, ChatForm.question(request));
            exchange.acknowledge(response);
            Htmx.redirect(request, response, "/chat/" + exchange.chat().id());
        } catch (Problem problem) {
            // For htmx a toast; the page with all that was typed still stands in the browser.
            if (Htmx.isFragmentRequest(request)) throw problem;
            var form = Form.of(request);
            var shown = new FormView(form, Words.of(request)).reject("message", problem);
            show(request, response, shown, form.line("request_key"), problem.status());
        }
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, FormView form, String requestKey, int status)
            throws IOException {
        var user = CurrentUser.of(request);
        var words = Words.of(request);
        var choice = models.choice(user, words);
        var undoable = Form.query(request).id("deleted").flatMap(id -> deleted.find(user, id));
        sidebar.page(request, "chat/new", Optional.empty())
                .with("undoable", undoable.orElse(null))
                .with("models", choice.cards())
                .with("selected", selected(form, choice.cards(), chats.lastModel(user)))
                .with("demo", choice.hasDemo())
                .with(
                        "notice",
                        choice.fault()
                                .map(fault -> words.say("fault." + fault.name()))
                                .orElse(""))
                .with(
                        "noticeSettings",
                        choice.fault().map(NewChatResource::isMendedInSettings).orElse(false))
                .with("form", form)
                .with("requestKey", requestKey)
                .status(status)
                .to(response);
    }

    private static boolean isMendedInSettings(Fault fault) {
        return fault == Fault.KEY_MISSING || fault == Fault.KEY_REFUSED;
    }

    /** What was chosen before a fault, else what was used last, else the first. */
    private static String selected(FormView form, List<ModelCard> cards, Optional<String> last) {
        var ids = cards.stream().map(ModelCard::id).toList();
        if (ids.contains(form.value("model"))) return form.value("model");
        return last.filter(ids::contains).orElse(ids.isEmpty() ? "" : ids.get(0));
    }
}
