package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatStore;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /chat/{id}} with {@code title}: renames the chat. */
public final class ChatTitleResource extends ChatBaseResource {
    private final transient ChatStore chats;
    private final transient ChatPage page;
    private final transient Sidebar sidebar;

    public ChatTitleResource(ChatStore chats, ChatPage page, Sidebar sidebar) {
        super(chats);
        this.chats = chats;
        this.page = page;
        this.sidebar = sidebar;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        try {
            if (!chats.rename(CurrentUser.of(request), chat.id(), TitleForm.title(request))) {
                throw HttpException.notFound();
            }
        } catch (HttpException e) {
            refuse(request, response, chat, e);
            return;
        }
        if (!Htmx.isFragmentRequest(request)) {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        } else {
            sidebar.row(request, chat(request))
                    .sendFragment(response, Sidebar.isOpen(request, chat.id()) ? "renamed" : "changed");
        }
    }

    /** Shows the error below the field in the sidebar; without htmx, on a page that has the field as its heading. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Chat chat, HttpException error)
            throws IOException {
        var form = new FormView(Form.of(request), Translations.of(request)).reject("title", error);
        if (Htmx.isFragmentRequest(request)) {
            response.setHeader("HX-Retarget", "#title-error-" + chat.id());
            response.setHeader("HX-Reswap", "innerHTML");
            sidebar.row(request, chat)
                    .with("problem", form.error("title"))
                    .status(error.status())
                    .sendFragment(response, "refused");
        } else {
            page.of(request, chat, form, ComposerForm.freshRequestKey())
                    .status(error.status())
                    .send(response);
        }
    }
}
