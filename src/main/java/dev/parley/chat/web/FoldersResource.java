package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.ChatAction;
import dev.parley.chat.ChatException;
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
import java.util.Optional;

/** {@code POST /folders}: creates a folder, and moves the selected chats into it. */
public final class FoldersResource extends Resource {
    private final transient FolderStore folders;
    private final transient ChatsPage page;
    private final transient ChatChanges changes;

    FoldersResource(FolderStore folders, ChatsPage page, ChatChanges changes) {
        this.folders = folders;
        this.page = page;
        this.changes = changes;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id;
        try {
            id = folders.create(CurrentUser.of(request), FolderForm.name(request))
                    .id();
        } catch (ChatException e) {
            refuse(request, response, ChatErrors.toHttp(e));
            return;
        } catch (HttpException e) {
            refuse(request, response, e);
            return;
        }
        var selected = Selection.of(Form.of(request));
        var filter = "folder=" + id;
        if (selected.isEmpty()) {
            Htmx.redirect(request, response, "/chats?" + filter);
        } else {
            changes.run(request, response, ChatAction.MOVE, selected, Optional.of(id), filter);
        }
    }

    /** htmx shows the message as a toast. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpException error)
            throws IOException {
        if (Htmx.isFragmentRequest(request)) {
            throw error;
        }
        var form = new FormView(Form.of(request), Translations.of(request)).reject("name", error);
        page.of(request, form).status(error.status()).send(response);
    }
}
