package dev.parley.file;

import dev.parley.account.CurrentUser;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.Resource;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * {@code POST /files}: stores the files in the field {@code file} for a question that is not sent yet. {@code GET}: those of the
 * files in the query that are not sent yet, for the draft of a reloaded page.
 */
final class FilesResource extends Resource {
    private final transient Uploads uploads;
    private final transient Templates templates;
    private final transient AttachmentViews views;

    FilesResource(Uploads uploads, Templates templates, AttachmentViews views) {
        this.uploads = uploads;
        this.templates = templates;
        this.views = views;
    }

    @Override
    public boolean acceptsFiles() {
        return true;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var user = CurrentUser.of(request);
        var unsent = AttachmentFields.ids(Form.query(request)).stream()
                .flatMap(id -> uploads.unsent(user, id).stream())
                .toList();
        answer(request, response, unsent);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var files = Form.of(request).files("file");
        if (files.isEmpty()) {
            throw new HttpException(422, "problem.files.none");
        }
        answer(request, response, uploads.receive(CurrentUser.of(request), files));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, List<Attachment> received)
            throws IOException {
        if (Htmx.isFragmentRequest(request)) {
            templates
                    .page(request, "chat/attachments")
                    .with("attachments", views.of(received, Translations.of(request)))
                    .sendFragment(response, "chips");
        } else {
            Htmx.redirect(request, response, "/chat");
        }
    }
}
