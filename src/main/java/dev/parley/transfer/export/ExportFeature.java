package dev.parley.transfer.export;

import dev.parley.account.AuditTrail;
import dev.parley.chat.ChatDetailsStore;
import dev.parley.chat.MessageStore;
import dev.parley.chat.MessageTree;
import dev.parley.chat.QuestionFiles;
import dev.parley.chat.view.MarkdownExport;
import dev.parley.chat.web.Downloads;
import dev.parley.db.Database;
import dev.parley.file.AttachmentStore;
import dev.parley.installation.InstallationSettings;
import dev.parley.web.Feature;
import dev.parley.web.Router;
import java.time.Clock;

/** Exports chats. */
public final class ExportFeature implements Feature {
    private final ChatDetailsStore chats;
    private final ChatJson json;
    private final ZipExport zip;
    private final HistoryExport history;
    private final ExportStore exports;
    private final Downloads downloads;
    private final AuditTrail audit;
    private final Clock clock;

    /** Creates the stores. */
    public ExportFeature(
            Database database,
            Clock clock,
            InstallationSettings installation,
            AttachmentStore attachments,
            Downloads downloads,
            AuditTrail audit) {
        this.downloads = downloads;
        this.audit = audit;
        this.clock = clock;
        chats = new ChatDetailsStore(database);
        exports = new ExportStore(database, clock);
        var messages = new MessageStore(database);
        var files = new QuestionFiles(database, attachments);
        var exported = new ExportedMessages(messages, files);
        json = new ChatJson(installation, exported);
        var markdown = new MarkdownExport(messages, new MessageTree(database), files);
        zip = new ZipExport(chats, markdown, json, exported);
        history = new HistoryExport(chats, exported, attachments, installation);
    }

    @Override
    public void register(Router router) {
        router.route("/chat/{id}.json", new ChatJsonResource(chats, json, downloads))
                .route(
                        "/settings/data/export",
                        new ExportResource(chats, zip, history, exports, downloads, audit, clock));
    }

    /** The progress of exports, for the page that starts them. */
    public ExportStore exports() {
        return exports;
    }
}
