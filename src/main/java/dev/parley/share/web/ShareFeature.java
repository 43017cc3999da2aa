package dev.parley.share.web;

import dev.parley.account.AuditTrail;
import dev.parley.account.UserData;
import dev.parley.chat.web.ChatFeature;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.file.FileFeature;
import dev.parley.limit.LimitStore;
import dev.parley.markdown.Markdown;
import dev.parley.share.ShareCleanup;
import dev.parley.share.ShareStore;
import dev.parley.share.SharedChatCopy;
import dev.parley.share.SharedChatStore;
import dev.parley.share.SharedHtml;
import dev.parley.share.SharingPolicy;
import dev.parley.web.ClientAddress;
import dev.parley.web.Feature;
import dev.parley.web.Origin;
import dev.parley.web.Router;
import dev.parley.web.Templates;
import java.time.Clock;

/** Shares snapshots of chats. */
public final class ShareFeature implements Feature {
    private final ShareResource share;
    private final SharesResource shares;
    private final SharedChatResource shared;
    private final SharedFileResource sharedFile;
    private final ContinueResource continuation;
    private final ShareCleanup cleanup;

    /** Begins to remove expired snapshots. */
    public ShareFeature(
            Database database,
            Clock clock,
            Ticker ticker,
            Templates templates,
            Origin origin,
            ClientAddress clientAddress,
            AuditTrail audit,
            SharingPolicy policy,
            Markdown markdown,
            LimitStore limitStore,
            long fileBytesPerUserMax,
            ChatFeature chat,
            FileFeature file) {
        var store = new ShareStore(database, clock);
        var sharedChats = new SharedChatStore(database, clock);
        var access = new PublicResource.Access(sharedChats, policy, new PublicLimit(ticker), clientAddress);
        var views = new SharedMessageViews(sharedChats, new SharedHtml(markdown, sharedChats));
        share = new ShareResource(chat.chats(), chat.sidebar(), store, policy, audit, origin, clock);
        shares = new SharesResource(templates, store, audit, origin, clock);
        shared = new SharedChatResource(access, templates, views, clock);
        sharedFile = new SharedFileResource(access, file.attachments());
        continuation = new ContinueResource(
                access, templates, new SharedChatCopy(database, clock, limitStore, fileBytesPerUserMax));
        cleanup = new ShareCleanup(database, clock);
        cleanup.start();
    }

    @Override
    public void register(Router router) {
        router.route("/chat/{id}/share", share)
                .route("/settings/shares", shares)
                .route("/shared/{token}", continuation)
                .route("/share/{token}", shared)
                .route("/share/{token}/files/{number}", sharedFile);
    }

    /** The snapshots of a user whose account is deleted. */
    public UserData userData() {
        return cleanup;
    }

    @Override
    public void close() {
        cleanup.close();
    }
}
