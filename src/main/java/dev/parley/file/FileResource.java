package dev.parley.file;

import dev.parley.account.CurrentUser;
import dev.parley.web.FileResponse;
import dev.parley.web.Form;
import dev.parley.web.Htmx;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import dev.parley.web.Resource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * {@code GET /files/{fid}}: an attachment; with {@code ?text} its text, as models get it. {@code DELETE}: removes one that was
 * not sent.
 */
final class FileResource extends Resource {
    private final transient AttachmentStore attachments;

    FileResource(AttachmentStore attachments) {
        this.attachments = attachments;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var attachment = attachments
                .find(CurrentUser.of(request), PathParams.id(request, "fid"))
                .orElseThrow(HttpException::notFound);
        var file = attachment.file();
        boolean isText = Form.query(request).has("text");
        if (isText && !file.isText()) {
            throw HttpException.notFound();
        }
        // The content of a file never changes, and ids are never used again.
        var answer = new FileResponse(request, response, "f" + file.id() + (isText ? "-text" : ""));
        if (isText) {
            answer.send("text/plain;charset=UTF-8", () -> attachments.text(file).getBytes(StandardCharsets.UTF_8));
        } else if (file.isText()) {
            answer.asDownload(attachment.name()).send(file.mediaType(), () -> attachments.content(file));
        } else {
            answer.send(file.mediaType(), () -> attachments.content(file));
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!attachments.remove(CurrentUser.of(request), PathParams.id(request, "fid"))) {
            throw HttpException.notFound();
        }
        if (!Htmx.isFragmentRequest(request)) {
            Htmx.redirect(request, response, "/chat");
        }
    }
}
