package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.chat.ChatAction;
import dev.parley.chat.ChatStore;
import dev.parley.chat.FolderStore;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /chats}: all chats, or the archived ones, or those of a folder. {@code POST /chats}: does something with the
 * selected ones; {@code action} is a {@link ChatAction} or {@code export}.
 */
public final class ChatsResource extends Resource {
    private static final String EXPORT = "export";

    private final transient ChatStore chats;
    private final transient FolderStore folders;
    private final transient ChatsPage page;
    private final transient ChatChanges changes;
    private final transient ChatDownload download;

    ChatsResource(ChatStore chats, FolderStore folders, ChatsPage page, ChatChanges changes, ChatDownload download) {
        this.chats = chats;
        this.folders = folders;
        this.page = page;
        this.changes = changes;
        this.download = download;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        page.of(request).send(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var form = Form.of(request);
        var filter = ChatsFilter.of(Form.query(request), user, folders);
        var action = form.line("action");
        var selected = Selection.of(form);
        if (!action.equals(EXPORT) && ChatAction.parse(action).isEmpty()) {
            throw HttpException.badRequest();
        }
        if (selected.isEmpty()) {
            refuse(request, response, new HttpException(422, "problem.chats.none"));
        } else if (action.equals(EXPORT)) {
            export(request, response, found(user, selected.keySet()));
        } else {
            var target = ChatPlacementResource.folder(form);
            changes.run(request, response, ChatAction.parse(action).orElseThrow(), selected, target, filter.query());
        }
    }

    /** Without htmx, shows the page with the message. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpException error)
            throws IOException {
        if (Htmx.isFragmentRequest(request)) {
            throw error;
        }
        var form = FormView.empty(Translations.of(request)).reject("chats", error);
        page.of(request, form).status(error.status()).send(response);
    }

    private void export(HttpServletRequest request, HttpServletResponse response, List<Chat> found) throws IOException {
        if (found.isEmpty()) {
            throw HttpException.notFound();
        }
        if (Htmx.isFragmentRequest(request)) {
            // htmx cannot save a file.
            throw HttpException.badRequest();
        }
        if (found.size() == 1 && !download.hasFiles(found.get(0))) {
            download.markdown(request, response, found.get(0));
        } else {
            download.zip(request, response, found);
        }
    }

    private List<Chat> found(User user, Collection<Long> ids) {
        return ids.stream()
                .map(id -> chats.find(user, id))
                .flatMap(Optional::stream)
                .toList();
    }
}
