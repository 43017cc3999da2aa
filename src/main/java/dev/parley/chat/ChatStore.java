package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The chats of a user, as the sidebar lists them. Deleted chats are in {@link DeletedChatStore}. */
public final class ChatStore {
    private static final int RECENT_CHATS_MAX = 100;

    private final Database database;

    public ChatStore(Database database) {
        this.database = database;
    }

    /** A page of the list of chats: those after the cursor, last active first. */
    public List<Chat> list(User user, ChatCursor after, int max) {
        return database.read("""
                SELECT * FROM chats
                WHERE user_id = ? AND deleted_at IS NULL AND (active_at, id) < (?, ?)
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
        return list(user, ChatCursor.START, RECENT_CHATS_MAX).stream()
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
                row.getInstant("active_at"));
    }
}
