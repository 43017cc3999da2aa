package dev.parley.chat.web;

import dev.parley.chat.ChatActions;
import dev.parley.chat.ChatDeletion;
import dev.parley.chat.ChatPlacements;
import dev.parley.chat.ChatStore;
import dev.parley.chat.DeletedChatStore;
import dev.parley.chat.FolderStore;
import dev.parley.chat.QuestionFiles;
import dev.parley.chat.view.MarkdownExport;
import dev.parley.web.Resource;
import dev.parley.web.Router;

/** The part of {@link ChatFeature} that organises chats: pins, archives, moves, deletes and exports them. */
final class ChatOrganiser {
    private final ChatStore chats;
    private final DeletedChatStore deleted;
    private final ChatDeletion deletion;
    private final FolderStore folders;
    private final ChatPlacements placements;
    private final Sidebar sidebar;
    private final SidebarReader reader;
    private final ChatChanges changes;
    private final ChatDownload download;

    ChatOrganiser(
            ChatStore chats,
            DeletedChatStore deleted,
            ChatDeletion deletion,
            FolderStore folders,
            ChatPlacements placements,
            Sidebar sidebar,
            SidebarReader reader,
            MarkdownExport export,
            QuestionFiles files,
            Downloads downloads) {
        this.chats = chats;
        this.deleted = deleted;
        this.deletion = deletion;
        this.folders = folders;
        this.placements = placements;
        this.sidebar = sidebar;
        this.reader = reader;
        var actions = new ChatActions(placements, deleted, deletion);
        changes = new ChatChanges(actions, chats, deleted, folders, sidebar);
        download = new ChatDownload(export, files, downloads);
    }

    /** {@code DELETE /chat/{id}}, and undoing that. */
    Resource deletion() {
        return new ChatDeletionResource(chats, deleted, deletion, changes, sidebar);
    }

    /** {@code GET /chat/{id}?move}. */
    Resource moving() {
        return new ChatMoveResource(chats, sidebar, reader);
    }

    /** {@code POST /chat/{id}} with a place in the sidebar. */
    Resource placement() {
        return new ChatPlacementResource(chats, placements, changes, sidebar);
    }

    void register(Router router) {
        var page = new ChatsPage(chats, folders, sidebar, reader, changes);
        router.route("/chats", new ChatsResource(chats, folders, page, changes, download))
                .route("/folders", new FoldersResource(folders, page, changes))
                .route("/folders/{fid}", new FolderResource(folders))
                .route("/chat/{id}.md", new ChatDownloadResource(chats, download));
    }
}
