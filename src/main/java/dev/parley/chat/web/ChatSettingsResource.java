package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.SettingsStore;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatParameterStore;
import dev.parley.chat.ChatParameters;
import dev.parley.chat.ChatStore;
import dev.parley.chat.PresetStore;
import dev.parley.chat.PresetStore.Draft;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PageResponse;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code GET /chat/{id}/settings}: the system prompt and the parameters of a chat. POST stores them; with {@code name} also
 * as a preset, with the model of the chat.
 */
public final class ChatSettingsResource extends ChatBaseResource {
    private final transient Sidebar sidebar;
    private final transient SettingsStore settings;
    private final transient ChatParameterStore parameters;
    private final transient PresetStore presets;

    public ChatSettingsResource(
            ChatStore chats,
            Sidebar sidebar,
            SettingsStore settings,
            ChatParameterStore parameters,
            PresetStore presets) {
        super(chats);
        this.sidebar = sidebar;
        this.settings = settings;
        this.parameters = parameters;
        this.presets = presets;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var translations = Translations.of(request);
        var stored = parameters.find(CurrentUser.of(request), chat);
        var values = ParametersForm.values(stored, translations.decimalPoint());
        page(request, chat, FormView.of(values, translations)).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var form = Form.of(request);
        var view = new FormView(form, Translations.of(request));
        var read = ParametersForm.read(form, view);
        boolean isPreset = !form.line(PresetForm.NAME).isEmpty();
        var name = isPreset ? PresetForm.name(form, view) : "";
        if (view.isValid() && isPreset) {
            addPreset(request, view, new Draft(name, Optional.of(chat.model()), false, read));
        }
        if (view.isValid()) {
            save(request, chat, read);
            Htmx.redirect(request, response, "/chat/" + chat.id());
        } else {
            page(request, chat, view).status(422).send(response);
        }
    }

    private void addPreset(HttpServletRequest request, FormView view, Draft draft) {
        try {
            presets.add(CurrentUser.of(request), draft);
        } catch (ChatException e) {
            view.reject(PresetForm.NAME, ChatErrors.toHttp(e));
        }
    }

    private void save(HttpServletRequest request, Chat chat, ChatParameters read) {
        if (!parameters.save(CurrentUser.of(request), chat, read)) {
            throw HttpException.notFound();
        }
    }

    private PageResponse page(HttpServletRequest request, Chat chat, FormView form) {
        return sidebar.page(request, "chat/settings", Optional.of(chat))
                .with("chat", chat)
                .with("form", form)
                .with(
                        "ownPrompt",
                        settings.forAnswer(CurrentUser.of(request))
                                .systemPrompt()
                                .orElse(""));
    }
}
