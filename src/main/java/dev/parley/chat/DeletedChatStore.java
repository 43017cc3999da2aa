package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Chats that were deleted. For a few seconds each can be brought back; then it is removed with its messages for good, and
 * SQLite overwrites them with zeros.
 */
public final class DeletedChatStore {
    static final Duration UNDO_MAX = Duration.ofSeconds(10);

    /**
     * Messages removed at once. Removing a message removes those below it, and SQLite goes down at most 1,000 levels; and
     * nobody else can write meanwhile.
     */
    private static final int REMOVED_AT_ONCE_MAX = 500;

    private final Database database;
    private final Clock clock;

    /** @param clock decides when it is too late */
    public DeletedChatStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** From when this returns the chat is not there for anybody; false when the user has no such chat. */
    public boolean delete(User user, long id) {
        return database.update(
                        "UPDATE chats SET deleted_at = ? WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        clock.instant(),
                        user.id(),
                        id)
                > 0;
    }

    /** A deleted chat, while it can be brought back. */
    public Optional<Chat> find(User user, long id) {
        return database.readOne(
                "SELECT * FROM chats WHERE user_id = ? AND id = ? AND deleted_at > ?",
                ChatStore::chat,
                user.id(),
                id,
                tooLate());
    }

    /** Brings a chat back with all its messages; false when there is none (any more). */
    public boolean restore(User user, long id) {
        return database.update(
                        "UPDATE chats SET deleted_at = NULL WHERE user_id = ? AND id = ? AND deleted_at > ?",
                        user.id(),
                        id,
                        tooLate())
                > 0;
    }

    /** Removes for good what can no longer be brought back. */
    public void purge() {
        var ids = database.read("SELECT id FROM chats WHERE deleted_at <= ?", row -> row.getLong("id"), tooLate());
        ids.forEach(this::remove);
    }

    /** In steps, each a transaction of its own, the newest messages first. After a crash in between, another goes on. */
    private void remove(long id) {
        int removed;
        do {
            removed = database.update("""
                    DELETE FROM messages WHERE id IN (
                      SELECT id FROM messages WHERE chat_id = ? ORDER BY id DESC LIMIT ?)""", id, REMOVED_AT_ONCE_MAX);
        } while (removed > 0);
        database.update("DELETE FROM chats WHERE id = ?", id);
    }

    private Instant tooLate() {
        return clock.instant().minus(UNDO_MAX);
    }
}
