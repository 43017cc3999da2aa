package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.chat.Message;
import dev.parley.chat.MessageStore;
import dev.parley.chat.ModelService;
import dev.parley.chat.SiblingStore;
import dev.parley.chat.view.ModelPicker;
import dev.parley.chat.view.ModelPickers;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /chat/{id}/models}: the models to pick from for the next answer; with {@code message}, those with which this
 * answer can be regenerated. {@code q}, {@code model} and {@code retry} are as for {@link ModelsResource}.
 */
public final class ChatModelsResource extends AnswerBaseResource {
    private final transient Templates templates;
    private final transient SiblingStore siblings;
    private final transient ModelService models;
    private final transient ModelPickers pickers;
    private final transient Sidebar sidebar;

    public ChatModelsResource(
            Templates templates,
            ChatStore chats,
            MessageStore messages,
            SiblingStore siblings,
            ModelService models,
            ModelPickers pickers,
            Sidebar sidebar) {
        super(chats, messages);
        this.templates = templates;
        this.siblings = siblings;
        this.models = models;
        this.pickers = pickers;
        this.sidebar = sidebar;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var answer = named(request).map(id -> answer(chat, Optional.of(id)));
        var page = page(request, chat, answer);
        if (!Htmx.isFragmentRequest(request)) {
            page.send(response);
        } else {
            page.sendFragment(response, answer.isPresent() ? "regenerate" : "listed");
        }
    }

    private PageResponse page(HttpServletRequest request, Chat chat, Optional<Message> answer) {
        var page = Htmx.isFragmentRequest(request)
                ? templates.page(request, "chat/models")
                : sidebar.page(request, "chat/pick", Optional.of(chat));
        return page.with("chat", chat)
                .with("picker", picker(request, chat, answer))
                .with("answer", answer.map(Message::id).orElse(0L))
                .with("siblings", answer.map(one -> siblings.of(one).count()).orElse(0));
    }

    private ModelPicker picker(HttpServletRequest request, Chat chat, Optional<Message> answer) {
        var user = CurrentUser.of(request);
        var query = Form.query(request);
        // A page must not wait for the model server. It has a link to itself while the list is being fetched.
        boolean isRetry = !query.line("retry").isEmpty();
        var choice = isRetry
                ? models.retried(user)
                : Htmx.isFragmentRequest(request) ? models.awaited(user) : models.glance(user);
        var wanted = answer.map(Message::model).orElse(query.line("model"));
        return pickers.of(user, chat, choice, wanted, query.line("q"), Translations.of(request))
                .comparing(ModelField.others(query));
    }
}
