package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.FolderStore;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code POST /folders/{fid}}: renames a folder, or with {@code restore} undoes its deletion. {@code DELETE}: deletes the
 * folder; its chats stay.
 */
public final class FolderResource extends Resource {
    private final transient FolderStore folders;

    FolderResource(FolderStore folders) {
        this.folders = folders;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        long id = PathParams.id(request, "fid");
        if (Form.of(request).has("restore")) {
            if (!folders.restore(user, id)) {
                throw new HttpException(404, "problem.folder.late");
            }
        } else {
            var folder = folders.find(user, id).orElseThrow(HttpException::notFound);
            if (!folders.rename(user, folder.id(), FolderForm.name(request))) {
                throw HttpException.notFound();
            }
        }
        Htmx.redirect(request, response, "/chats?folder=" + id);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long id = PathParams.id(request, "fid");
        if (!folders.delete(CurrentUser.of(request), id)) {
            throw HttpException.notFound();
        }
        Htmx.redirect(request, response, "/chats?left=" + id);
    }
}
