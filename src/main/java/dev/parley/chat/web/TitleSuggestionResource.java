package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatException;
import dev.parley.chat.ChatStore;
import dev.parley.chat.TitleService;
import dev.parley.provider.ModelException;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /chat/{id}/title}: fills the field for the title with one that the chat's model suggests. It is stored only
 * when the user saves it.
 */
public final class TitleSuggestionResource extends ChatBaseResource {
    private final transient Templates templates;
    private final transient TitleService titles;
    private final transient ChatPage page;

    public TitleSuggestionResource(ChatStore chats, Templates templates, TitleService titles, ChatPage page) {
        super(chats);
        this.templates = templates;
        this.titles = titles;
        this.page = page;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        try {
            var title = titles.suggest(CurrentUser.of(request), chat, Translations.language(request));
            fill(request, response, chat, title);
        } catch (ChatException e) {
            refuse(request, response, chat, ChatErrors.toHttp(e));
        } catch (ModelException e) {
            refuse(
                    request,
                    response,
                    chat,
                    new HttpException(502, "model-error." + e.error().kind().code()));
        }
    }

    private void fill(HttpServletRequest request, HttpServletResponse response, Chat chat, String title)
            throws IOException {
        if (Htmx.isFragmentRequest(request)) {
            templates
                    .page(request, "chat/title")
                    .with("chat", chat)
                    .with("title", title)
                    .sendFragment(response, "suggested");
        } else {
            page.of(request, chat, form(request).with("title", title), ComposerForm.freshRequestKey())
                    .send(response);
        }
    }

    /** Shows the error below the field. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Chat chat, HttpException error)
            throws IOException {
        var form = form(request).with("title", chat.title()).reject("title", error);
        if (Htmx.isFragmentRequest(request)) {
            Htmx.retarget(response, "#title-error-" + chat.id(), ".refused");
            templates
                    .page(request, "chat/composer")
                    .with("problem", form.error("title"))
                    .status(error)
                    .sendFragment(response, "refused");
        } else {
            page.of(request, chat, form, ComposerForm.freshRequestKey())
                    .status(error)
                    .send(response);
        }
    }

    private static FormView form(HttpServletRequest request) {
        return new FormView(Form.of(request), Translations.of(request));
    }
}
