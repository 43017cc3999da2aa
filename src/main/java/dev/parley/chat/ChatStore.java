package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The chats of a user, as pages list them. Deleted chats are in {@link DeletedChatStore}. */
public final class ChatStore {
    private static final int RECENT_CHATS_MAX = 100;

    private final Database database;

    public ChatStore(Database database) {
        this.database = database;
    }

    /** A page of the chats in the sidebar that are neither pinned nor in a folder: those after the cursor, last active first. */
    public List<Chat> byDate(User user, ChatCursor after, int max) {
        return database.read("""
                SELECT * FROM chats
                WHERE user_id = ? AND deleted_at IS NULL AND archived = 0 AND temporary = 0 AND pinned = 0
                  AND folder_id IS NULL AND (active_at, id) < (?, ?)
                ORDER BY active_at DESC, id DESC LIMIT ?""", ChatStore::chat, user.id(), after.activeAtMs(), after.id(), max);
    }

    /** The pinned chats in the sidebar, last active first. */
    public List<Chat> pinned(User user) {
        return database.read("""
                SELECT * FROM chats
                WHERE user_id = ? AND deleted_at IS NULL AND archived = 0 AND temporary = 0 AND pinned = 1
                ORDER BY active_at DESC, id DESC LIMIT ?""", ChatStore::chat, user.id(), ChatPlacements.PINNED_MAX);
    }

    /** The chats of a folder in the sidebar, without the pinned ones, last active first. */
    public List<Chat> unpinnedInFolder(User user, long folderId, int max) {
        return database.read("""
                SELECT * FROM chats
                WHERE user_id = ? AND folder_id = ? AND deleted_at IS NULL AND archived = 0 AND temporary = 0 AND pinned = 0
                ORDER BY active_at DESC, id DESC LIMIT ?""", ChatStore::chat, user.id(), folderId, max);
    }

    /** A page of all chats of a folder, last active first. */
    public List<Chat> inFolder(User user, long folderId, ChatCursor after, int max) {
        return database.read("""
                SELECT * FROM chats
                WHERE user_id = ? AND folder_id = ? AND deleted_at IS NULL AND archived = 0 AND temporary = 0
                  AND (active_at, id) < (?, ?)
                ORDER BY active_at DESC, id DESC LIMIT ?""", ChatStore::chat, user.id(), folderId, after.activeAtMs(), after.id(), max);
    }

    /** A page of all chats that are not archived, last active first. */
    public List<Chat> current(User user, ChatCursor after, int max) {
        return database.read("""
                SELECT * FROM chats
                WHERE user_id = ? AND deleted_at IS NULL AND archived = 0 AND temporary = 0 AND (active_at, id) < (?, ?)
                ORDER BY active_at DESC, id DESC LIMIT ?""", ChatStore::chat, user.id(), after.activeAtMs(), after.id(), max);
    }

    /** A page of the archived chats, last active first. */
    public List<Chat> archived(User user, ChatCursor after, int max) {
        return database.read("""
                SELECT * FROM chats
                WHERE user_id = ? AND deleted_at IS NULL AND archived = 1 AND (active_at, id) < (?, ?)
                ORDER BY active_at DESC, id DESC LIMIT ?""", ChatStore::chat, user.id(), after.activeAtMs(), after.id(), max);
    }

    /** A chat of this user. */
    public Optional<Chat> find(User user, long id) {
        return database.readOne(
                "SELECT * FROM chats WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                ChatStore::chat,
                user.id(),
                id);
    }

    /** The distinct models of the last active chats, last used first; at most {@code max}. */
    public List<String> recentModels(User user, int max) {
        return current(user, ChatCursor.START, RECENT_CHATS_MAX).stream()
                .map(Chat::model)
                .distinct()
                .limit(max)
                .toList();
    }

    /** Renames a chat. Returns false if the user has no such chat. */
    public boolean rename(User user, long id, String title) {
        return database.update(
                        "UPDATE chats SET title = ? WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        title,
                        user.id(),
                        id)
                > 0;
    }

    static Chat chat(Row row) throws SQLException {
        return new Chat(
                row.getLong("id"),
                row.getString("title"),
                row.getString("model"),
                row.getLong("current_leaf_id"),
                row.getInstant("active_at"),
                Placement.of(row));
    }
}
