package dev.parley.chat;

import dev.parley.account.CurrentUser;
import dev.parley.generation.Generations;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /chat/{id}}: the conversation (GET), a part of it ({@code before}), all of it for paper ({@code
 * print}), another title for it ({@code title}), its end
 * (DELETE), and for a few seconds its return ({@code restore}).
 */
public final class ChatResource extends Resource {
    private final transient Chats chats;
    private final transient DeletedChats deleted;
    private final transient Messages messages;
    private final transient ChatPage page;
    private final transient Sidebar sidebar;
    private final transient Generations generations;

    public ChatResource(
            Chats chats,
            DeletedChats deleted,
            Messages messages,
            ChatPage page,
            Sidebar sidebar,
            Generations generations) {
        this.chats = chats;
        this.deleted = deleted;
        this.messages = messages;
        this.page = page;
        this.sidebar = sidebar;
        this.generations = generations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        var query = Form.query(request);
        if (query.has("print")) {
            page.printed(request, chat).to(response);
            return;
        }
        var before = query.id("before");
        if (before.isEmpty()) {
            var form = FormView.empty(Translations.of(request));
            page.of(request, chat, form, ChatForm.freshRequestKey()).to(response);
            return;
        }
        var message = messages.find(chat, before.get())
                .filter(found -> found.parentId().isPresent())
                .orElseThrow(HttpException::notFound);
        if (Htmx.isFragmentRequest(request)) {
            page.earlierTo(request, response, chat, message);
        } else {
            page.before(request, chat, message).to(response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Form.of(request).line("restore").isEmpty()) {
            rename(request, response);
        } else {
            restore(request, response);
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var chat = chat(request);
        if (!deleted.delete(CurrentUser.of(request), chat.id())) {
            throw HttpException.notFound();
        }
        // From here on none is begun in it any more, so these are all.
        messages.streaming(chat).forEach(generations::stop);
        // The page of a deleted chat must be left.
        if (Htmx.isFragmentRequest(request) && !isOpen(request, chat)) {
            sidebar.row(request, chat).fragmentTo(response, "deleted");
        } else {
            Htmx.redirect(request, response, "/chat?deleted=" + chat.id());
        }
    }

    private void rename(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var chat = chat(request);
        try {
            var title = Title.given(Form.of(request).text("title"));
            if (!chats.rename(user, chat.id(), title)) {
                throw HttpException.notFound();
            }
        } catch (HttpException e) {
            refuse(request, response, chat, e);
            return;
        }
        if (!Htmx.isFragmentRequest(request)) {
            Htmx.redirect(request, response, "/chat/" + chat.id());
        } else {
            sidebar.row(request, chat(request)).fragmentTo(response, isOpen(request, chat) ? "renamed" : "changed");
        }
    }

    /** For htmx below the field in the list; else the page with the field in the place of its heading. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, Chat chat, HttpException problem)
            throws IOException {
        var translations = Translations.of(request);
        var form = new FormView(Form.of(request), translations).reject("title", problem);
        if (Htmx.isFragmentRequest(request)) {
            response.setHeader("HX-Retarget", "#title-error-" + chat.id());
            response.setHeader("HX-Reswap", "innerHTML");
            sidebar.row(request, chat)
                    .with("problem", form.error("title"))
                    .status(problem.status())
                    .fragmentTo(response, "refused");
        } else {
            page.of(request, chat, form, ChatForm.freshRequestKey())
                    .status(problem.status())
                    .to(response);
        }
    }

    private void restore(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = PathParams.id(request, "id");
        if (!deleted.restore(CurrentUser.of(request), id)) {
            throw new HttpException(404, "problem.undo.late");
        }
        if (Htmx.isFragmentRequest(request)) {
            sidebar.row(request, chat(request)).fragmentTo(response, "changed");
        } else {
            Htmx.redirect(request, response, "/chat/" + id);
        }
    }

    private Chat chat(HttpServletRequest request) {
        return chats.find(CurrentUser.of(request), PathParams.id(request, "id")).orElseThrow(HttpException::notFound);
    }

    private static boolean isOpen(HttpServletRequest request, Chat chat) {
        return Sidebar.openIn(request) == chat.id();
    }
}
