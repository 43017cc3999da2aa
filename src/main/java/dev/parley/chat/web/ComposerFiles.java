package dev.parley.chat.web;

import dev.parley.account.CurrentUser;
import dev.parley.chat.view.AttachmentView;
import dev.parley.file.Attachment;
import dev.parley.file.AttachmentFields;
import dev.parley.file.AttachmentStore;
import dev.parley.file.Uploads;
import dev.parley.text.Sha256;
import dev.parley.web.Form;
import dev.parley.web.Translations;
import dev.parley.web.UploadedFile;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The files of a question in a form: those that a script has uploaded before, and those that are sent with the form where
 * there is no script.
 */
final class ComposerFiles {
    private static final String FILE_FIELD = "file";
    private static final String ATTRIBUTE = ComposerFiles.class.getName();

    /**
     * What was sent.
     *
     * @param ids of the attachments, in order
     * @param fingerprint the same for a repeated request, which uploads its files once more
     */
    record Sent(List<Long> ids, String fingerprint) {}

    private final AttachmentStore attachments;
    private final Uploads uploads;

    ComposerFiles(AttachmentStore attachments, Uploads uploads) {
        this.attachments = attachments;
        this.uploads = uploads;
    }

    /** Stores the files that were sent with the form. Called once for each request. */
    Sent receive(HttpServletRequest request) {
        var form = Form.of(request);
        var ids = new ArrayList<>(AttachmentFields.ids(form));
        var files = form.files(FILE_FIELD);
        uploads.requireCount(ids.size() + files.size());
        var fingerprint = fingerprint(ids, files);
        uploads.receive(CurrentUser.of(request), files).stream()
                .map(Attachment::id)
                .forEach(ids::add);
        request.setAttribute(ATTRIBUTE, new Sent(ids, fingerprint));
        return new Sent(ids, fingerprint);
    }

    /** The files for a refused form that is shown again; without those that do not exist. */
    List<AttachmentView> again(HttpServletRequest request) {
        var user = CurrentUser.of(request);
        var ids = request.getAttribute(ATTRIBUTE) instanceof Sent sent
                ? sent.ids()
                : AttachmentFields.ids(Form.of(request));
        var found = ids.stream()
                .map(id -> attachments.find(user, id))
                .flatMap(Optional::stream)
                .toList();
        return AttachmentView.of(found, Translations.of(request));
    }

    private static String fingerprint(List<Long> ids, List<UploadedFile> files) {
        var parts = new ArrayList<String>();
        ids.forEach(id -> parts.add(id.toString()));
        for (var file : files) {
            parts.add(file.name() + "\0" + HexFormat.of().formatHex(Sha256.of(file.content())));
        }
        return String.join("\0", parts);
    }
}
