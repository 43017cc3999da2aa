package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Reads chats with all that is known of them, in the order in which they were begun. */
public final class ChatDetailsStore {
    private final Database database;

    public ChatDetailsStore(Database database) {
        this.database = database;
    }

    /** A chat of this user. */
    public Optional<ChatDetails> find(User user, long id) {
        return database.readOne("""
                SELECT c.*, f.name AS folder_name,
                  p.system_prompt, p.temperature, p.top_p, p.max_tokens, p.reasoning_effort
                FROM chats c LEFT JOIN folders f ON f.id = c.folder_id AND f.deleted_at IS NULL
                LEFT JOIN chat_parameters p ON p.chat_id = c.id
                WHERE c.user_id = ? AND c.id = ? AND c.deleted_at IS NULL""", ChatDetailsStore::details, user.id(), id);
    }

    /** The next chats of this user after the one with this id, also archived ones, but not temporary ones. */
    public List<ChatDetails> after(User user, long id, int max) {
        return database.read("""
                SELECT c.*, f.name AS folder_name,
                  p.system_prompt, p.temperature, p.top_p, p.max_tokens, p.reasoning_effort
                FROM chats c LEFT JOIN folders f ON f.id = c.folder_id AND f.deleted_at IS NULL
                LEFT JOIN chat_parameters p ON p.chat_id = c.id
                WHERE c.user_id = ? AND c.id > ? AND c.deleted_at IS NULL AND c.temporary = 0
                ORDER BY c.id LIMIT ?""", ChatDetailsStore::details, user.id(), id, max);
    }

    /** The number of messages in the chats that {@link #after} finds. */
    public long messageCount(User user) {
        return database.readOne("""
                SELECT COUNT(*) AS messages FROM chats c JOIN messages m ON m.chat_id = c.id
                WHERE c.user_id = ? AND c.deleted_at IS NULL AND c.temporary = 0""", row -> row.getLong("messages"), user.id()).orElse(0L);
    }

    private static ChatDetails details(Row row) throws SQLException {
        return new ChatDetails(
                ChatStore.chat(row),
                row.getInstant("created_at"),
                row.findString("folder_name"),
                ChatParameters.of(row));
    }
}
