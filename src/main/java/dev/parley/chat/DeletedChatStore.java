package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.exchange.ExchangeStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Deleted chats. Each can be restored for a few seconds; then the chat and its messages are removed. SQLite overwrites
 * removed rows with zeros.
 */
public final class DeletedChatStore {
    static final Duration UNDO_MAX = Duration.ofSeconds(10);
    /** How long a temporary chat is kept after it was last active. */
    static final Duration TEMPORARY_AGE_MAX = Duration.ofHours(24);

    /** Messages removed in one transaction, for which other writers wait. */
    private static final int REMOVED_AT_ONCE_MAX = 500;

    /** Attachments removed in one transaction; their files may be large. */
    private static final int FILES_REMOVED_AT_ONCE_MAX = 5;

    private final Database database;
    private final Clock clock;

    /** @param clock decides whether a chat can still be restored */
    public DeletedChatStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Deletes those of the chats that the user has, in one transaction, and returns their ids. */
    public List<Long> delete(User user, Collection<Long> ids) {
        var now = clock.instant();
        return database.write(transaction -> ids.stream()
                .filter(id -> transaction.update(
                                "UPDATE chats SET deleted_at = ? WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                                now,
                                user.id(),
                                id)
                        > 0)
                .toList());
    }

    /** A deleted chat that can still be restored. */
    public Optional<Chat> find(User user, long id) {
        return database.readOne(
                "SELECT * FROM chats WHERE user_id = ? AND id = ? AND deleted_at > ?",
                ChatStore::chat,
                user.id(),
                id,
                restorableSince());
    }

    /** Restores chats with all their messages. Returns the ids of those for which it is not too late. */
    public List<Long> restore(User user, Collection<Long> ids) {
        var since = restorableSince();
        return database.write(transaction -> ids.stream()
                .filter(id -> transaction.update(
                                "UPDATE chats SET deleted_at = NULL WHERE user_id = ? AND id = ? AND deleted_at > ?",
                                user.id(),
                                id,
                                since)
                        > 0)
                .toList());
    }

    /** Deletes the temporary chats that have not been active for some time, and returns their ids. */
    List<Long> expire() {
        var now = clock.instant();
        var inactiveSince = now.minus(TEMPORARY_AGE_MAX);
        // Read first, because there is usually none, and other writers wait for a transaction.
        var ids = database.read(
                "SELECT id FROM chats WHERE temporary = 1 AND active_at <= ? AND deleted_at IS NULL",
                row -> row.getLong("id"),
                inactiveSince);
        return ids.stream()
                .filter(id -> database.update("""
                                UPDATE chats SET deleted_at = ?
                                WHERE id = ? AND temporary = 1 AND active_at <= ? AND deleted_at IS NULL""", now, id, inactiveSince) > 0)
                .toList();
    }

    /** Removes the chats that can no longer be restored. */
    public void purge() {
        var ids = database.read(
                "SELECT id FROM chats WHERE deleted_at <= ?", row -> row.getLong("id"), restorableSince());
        ids.forEach(this::remove);
    }

    /**
     * Removes the files, the exchanges, the snapshots and the newest messages first, in several transactions. After a crash,
     * the next purge continues.
     */
    private void remove(long id) {
        int removed;
        do {
            removed = database.update("""
                    DELETE FROM attachments WHERE id IN (
                      SELECT a.id FROM messages m JOIN attachments a ON a.message_id = m.id
                      WHERE m.chat_id = ? AND m.attachment_tokens > 0 LIMIT ?)""", id, FILES_REMOVED_AT_ONCE_MAX);
        } while (removed > 0);
        do {
            removed = database.update("""
                    DELETE FROM exchanges WHERE id IN (
                      SELECT e.id FROM messages m JOIN exchanges e ON e.message_id = m.id
                      WHERE m.chat_id = ? LIMIT ?)""", id, ExchangeStore.REMOVED_AT_ONCE_MAX);
        } while (removed > 0);
        do {
            removed = database.update("""
                    DELETE FROM share_messages WHERE id IN (
                      SELECT m.id FROM shares s CROSS JOIN share_messages m
                      WHERE s.chat_id = ? AND m.share_id = s.id LIMIT ?)""", id, REMOVED_AT_ONCE_MAX);
        } while (removed > 0);
        do {
            removed = database.write(transaction -> MessageRemoval.removeNewest(transaction, id, REMOVED_AT_ONCE_MAX));
        } while (removed > 0);
        database.update("DELETE FROM chats WHERE id = ?", id);
    }

    private Instant restorableSince() {
        return clock.instant().minus(UNDO_MAX);
    }
}
