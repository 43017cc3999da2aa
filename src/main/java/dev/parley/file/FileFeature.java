package dev.parley.file;

import dev.parley.account.UserData;
import dev.parley.db.Database;
import dev.parley.limit.LimitStore;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;
import java.time.Duration;

/** Receives and serves the files of users. */
public final class FileFeature implements Feature {
    /** A browser waits for it. */
    private static final Duration READING_TIME_MAX = Duration.ofSeconds(40);
    /** Of this, for a PDF file that does not wait for another one. */
    private static final Duration PDF_TIME_MAX = Duration.ofSeconds(30);

    private final Database database;
    private final Templates templates;
    private final AttachmentViews views;
    private final AttachmentStore attachments;
    private final PdfProcess pdf;
    private final FileReaderPool reader;
    private final Uploads uploads;
    private final AttachmentCleanup cleanup;

    /** Begins to remove files that were never sent. */
    public FileFeature(
            Database database,
            Clock clock,
            Templates templates,
            AttachmentViews views,
            LimitStore limitStore,
            FileLimits limits) {
        this.database = database;
        this.templates = templates;
        this.views = views;
        attachments = new AttachmentStore(database, clock);
        pdf = new PdfProcess(limits, PDF_TIME_MAX);
        reader = new FileReaderPool(new FileReader(limits, pdf), READING_TIME_MAX);
        uploads = new Uploads(attachments, reader, limitStore, limits);
        cleanup = new AttachmentCleanup(database, clock);
        cleanup.start();
    }

    @Override
    public void register(Router router) {
        router.route("/files", new FilesResource(uploads, templates, views))
                .route("/files/{fid}", new FileResource(attachments));
    }

    /** For features that attach files. */
    public AttachmentStore attachments() {
        return attachments;
    }

    /** For features whose forms have files. */
    public Uploads uploads() {
        return uploads;
    }

    /** The files of a user whose account is deleted. */
    public UserData userData() {
        return new UserFiles(database);
    }

    @Override
    public void close() {
        reader.close();
        pdf.close();
        cleanup.close();
    }
}
