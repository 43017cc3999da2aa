package dev.parley.share.web;

import dev.parley.file.AttachmentStore;
import dev.parley.share.SharedChatStore;
import dev.parley.web.FileResponse;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import dev.parley.web.PathParams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code GET /share/{token}/files/{number}}: a file of a snapshot; with {@code ?text} its text. */
public final class SharedFileResource extends PublicResource {
    private final transient SharedChatStore store;
    private final transient AttachmentStore attachments;

    SharedFileResource(Access access, AttachmentStore attachments) {
        super(access);
        this.store = access.store();
        this.attachments = attachments;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var attachment =
                store.file(shared(request), PathParams.id(request, "number")).orElseThrow(HttpException::notFound);
        var file = attachment.file();
        boolean isText = Form.query(request).has("text");
        if (isText && !file.isText()) {
            throw HttpException.notFound();
        }
        // The file under a number never changes. The id of the stored file would tell how many there are.
        var answer = new FileResponse(request, response, isText ? "text" : "file");
        if (isText) {
            answer.send("text/plain;charset=UTF-8", () -> attachments.text(file).getBytes(StandardCharsets.UTF_8));
        } else if (file.isText()) {
            answer.asDownload(attachment.name()).send(file.mediaType(), () -> attachments.content(file));
        } else {
            answer.send(file.mediaType(), () -> attachments.content(file));
        }
    }
}
