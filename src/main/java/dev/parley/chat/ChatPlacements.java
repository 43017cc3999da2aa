package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Pins, archives and moves chats. Each method changes those of the given chats that the user has, in one transaction, and
 * returns them with the folders they were in, so that the change can be undone.
 */
public final class ChatPlacements {
    /** Pinned chats of one user, archived ones included. */
    public static final int PINNED_MAX = 30;

    private final Database database;

    public ChatPlacements(Database database) {
        this.database = database;
    }

    /** Pins or unpins chats. */
    public Map<Long, Optional<Long>> pin(User user, Collection<Long> ids, boolean pinned) {
        return database.write(transaction -> {
            var changed = each(
                    transaction,
                    user,
                    ids,
                    id -> transaction.update(
                                    "UPDATE chats SET pinned = ?, temporary = 0 WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                                    pinned ? 1 : 0,
                                    user.id(),
                                    id)
                            > 0);
            if (pinned && pinnedCount(transaction, user) > PINNED_MAX) {
                throw new ChatException(Reason.TOO_MANY_PINNED, PINNED_MAX);
            }
            return changed;
        });
    }

    private static long pinnedCount(Transaction transaction, User user) {
        return transaction
                .readOne(
                        "SELECT COUNT(*) AS pinned FROM chats WHERE user_id = ? AND pinned = 1",
                        row -> row.getLong("pinned"),
                        user.id())
                .orElseThrow();
    }

    /** Archives chats, or returns them to the list. */
    public Map<Long, Optional<Long>> archive(User user, Collection<Long> ids, boolean archived) {
        return database.write(transaction -> each(
                transaction,
                user,
                ids,
                id -> transaction.update(
                                "UPDATE chats SET archived = ?, temporary = 0 WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                                archived ? 1 : 0,
                                user.id(),
                                id)
                        > 0));
    }

    /** Keeps a temporary chat. */
    public boolean keep(User user, long id) {
        return database.update(
                        "UPDATE chats SET temporary = 0 WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        user.id(),
                        id)
                > 0;
    }

    /** Moves each of the chats to a folder, or out of any folder. Chats whose folder does not exist stay where they are. */
    public Map<Long, Optional<Long>> move(User user, Map<Long, Optional<Long>> folders) {
        return database.write(transaction -> each(transaction, user, folders.keySet(), id -> {
            var folder = folders.getOrDefault(id, Optional.empty());
            return (folder.isEmpty() || hasFolder(transaction, user, folder.get()))
                    && move(transaction, user, id, folder);
        }));
    }

    private static boolean move(Transaction transaction, User user, long id, Optional<Long> folder) {
        return transaction.update(
                        "UPDATE chats SET folder_id = ?, temporary = 0 WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        folder.orElse(null),
                        user.id(),
                        id)
                > 0;
    }

    private static boolean hasFolder(Transaction transaction, User user, long id) {
        return transaction
                .readOne(
                        "SELECT id FROM folders WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        row -> row.getLong("id"),
                        user.id(),
                        id)
                .isPresent();
    }

    /** Runs a change for each chat of the user, and returns those it has changed. */
    private static Map<Long, Optional<Long>> each(
            Transaction transaction, User user, Collection<Long> ids, LongPredicate change) {
        RunningAnswerLimits.lock(transaction, user);
        var changed = new LinkedHashMap<Long, Optional<Long>>();
        for (long id : ids) {
            var before = transaction.readOne(
                    "SELECT * FROM chats WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                    ChatStore::chat,
                    user.id(),
                    id);
            if (before.isPresent() && change.test(id)) {
                changed.put(id, before.get().placement().folderId());
            }
        }
        return changed;
    }
}
