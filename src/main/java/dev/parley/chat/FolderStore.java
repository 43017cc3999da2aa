package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The folders of a user. {@link ChatPlacements} moves chats into them. */
public final class FolderStore {
    /** Folders of one user. */
    public static final int FOLDERS_MAX = 50;

    private final Database database;
    private final Clock clock;

    /** @param clock decides whether a folder can still be restored */
    public FolderStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All folders of a user. */
    public List<Folder> list(User user) {
        return database.read(
                "SELECT id, name FROM folders WHERE user_id = ? AND deleted_at IS NULL ORDER BY id",
                FolderStore::folder,
                user.id());
    }

    /** A folder of this user. */
    public Optional<Folder> find(User user, long id) {
        return database.readOne(
                "SELECT id, name FROM folders WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                FolderStore::folder,
                user.id(),
                id);
    }

    /** A deleted folder that can still be restored. */
    public Optional<Folder> findDeleted(User user, long id) {
        return database.readOne(
                "SELECT id, name FROM folders WHERE user_id = ? AND id = ? AND deleted_at > ?",
                FolderStore::folder,
                user.id(),
                id,
                restorableSince());
    }

    /** Creates a folder. If the user has one with this name, returns that one, so that a repeated request changes nothing. */
    public Folder create(User user, String name) {
        return database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            var folders = transaction.read(
                    "SELECT id, name FROM folders WHERE user_id = ? AND deleted_at IS NULL",
                    FolderStore::folder,
                    user.id());
            var same = folders.stream()
                    .filter(folder -> folder.name().equals(name))
                    .findFirst();
            if (same.isEmpty() && folders.size() >= FOLDERS_MAX) {
                throw new ChatException(Reason.TOO_MANY_FOLDERS, FOLDERS_MAX);
            }
            return same.orElseGet(() -> new Folder(
                    transaction.insert(
                            "INSERT INTO folders (user_id, name, created_at) VALUES (?, ?, ?) RETURNING id",
                            user.id(),
                            name,
                            clock.instant()),
                    name));
        });
    }

    /** Renames a folder. Returns false if the user has no such folder. */
    public boolean rename(User user, long id, String name) {
        return database.update(
                        "UPDATE folders SET name = ? WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                        name,
                        user.id(),
                        id)
                > 0;
    }

    /** Deletes a folder; its chats stay. Returns false if the user has no such folder. */
    public boolean delete(User user, long id) {
        return database.write(transaction -> {
            // A chat that is moved at the same time must not end in a deleted folder.
            RunningAnswerLimits.lock(transaction, user);
            int deleted = transaction.update(
                    "UPDATE folders SET deleted_at = ? WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                    clock.instant(),
                    user.id(),
                    id);
            if (deleted > 0) {
                transaction.update(
                        "UPDATE chats SET folder_id = NULL, left_folder_id = folder_id WHERE folder_id = ?", id);
            }
            return deleted > 0;
        });
    }

    /** Restores a folder, with the chats that have not been moved since. Returns false if it is too late. */
    public boolean restore(User user, long id) {
        return database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            int restored = transaction.update(
                    "UPDATE folders SET deleted_at = NULL WHERE user_id = ? AND id = ? AND deleted_at > ?",
                    user.id(),
                    id,
                    restorableSince());
            if (restored > 0) {
                transaction.update("""
                        UPDATE chats SET folder_id = COALESCE(folder_id, left_folder_id), left_folder_id = NULL
                        WHERE left_folder_id = ?""", id);
            }
            return restored > 0;
        });
    }

    /** Removes the folders that can no longer be restored. */
    public void purge() {
        var ids = database.read(
                "SELECT id FROM folders WHERE deleted_at <= ?", row -> row.getLong("id"), restorableSince());
        for (long id : ids) {
            database.update("UPDATE chats SET left_folder_id = NULL WHERE left_folder_id = ?", id);
            database.update("DELETE FROM folders WHERE id = ? AND deleted_at IS NOT NULL", id);
        }
    }

    private Instant restorableSince() {
        return clock.instant().minus(DeletedChatStore.UNDO_MAX);
    }

    private static Folder folder(Row row) throws SQLException {
        return new Folder(row.getLong("id"), row.getString("name"));
    }
}
