package dev.parley.file;

import dev.parley.account.UserData;
import dev.parley.db.Database;

/** All files of a user, for the deletion of the account. */
final class UserFiles implements UserData {
    /** Removed in one transaction; files may be large. */
    private static final int ROWS_AT_ONCE_MAX = 5;

    private final Database database;

    UserFiles(Database database) {
        this.database = database;
    }

    @Override
    public void stop(long userId) {
        // Nothing runs for a user longer than a request.
    }

    @Override
    public boolean removeSome(long userId) {
        // The content goes with the last attachment.
        return database.update("""
                DELETE FROM attachments WHERE id IN (
                  SELECT id FROM attachments WHERE user_id = ? LIMIT ?)""", userId, ROWS_AT_ONCE_MAX) > 0;
    }
}
