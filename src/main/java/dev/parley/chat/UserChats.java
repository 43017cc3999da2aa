package dev.parley.chat;

import dev.parley.account.UserData;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.exchange.ExchangeStore;
import dev.parley.generation.Generations;

/** All chats of a user, with their messages and running answers, for the deletion of the account. */
public final class UserChats implements UserData {
    /** Removed in one transaction, for which other writers wait. */
    private static final int ROWS_AT_ONCE_MAX = 100;

    private final Database database;
    private final Generations generations;

    public UserChats(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    @Override
    public void stop(long userId) {
        database.read("""
                        SELECT m.id FROM chats c CROSS JOIN messages m
                        WHERE c.user_id = ? AND m.chat_id = c.id AND m.status = 'streaming'""", row -> row.getLong("id"), userId).forEach(generations::stop);
    }

    @Override
    public boolean removeSome(long userId) {
        return database.write(transaction -> {
            // They can be large, and would be removed with their messages.
            int exchanges = transaction.update(
                    "DELETE FROM exchanges WHERE id IN (SELECT id FROM exchanges WHERE user_id = ? LIMIT ?)",
                    userId,
                    ExchangeStore.REMOVED_AT_ONCE_MAX);
            if (exchanges > 0) {
                return true;
            }
            int removed = 0;
            while (removed < ROWS_AT_ONCE_MAX) {
                var chat = transaction.readOne(
                        "SELECT id FROM chats WHERE user_id = ? ORDER BY id LIMIT 1", row -> row.getLong("id"), userId);
                if (chat.isEmpty()) {
                    return false;
                }
                removed += removeSomeOf(transaction, chat.get());
            }
            return true;
        });
    }

    /** Removes the newest messages, or the chat when it has none, and returns the number of rows. */
    private static int removeSomeOf(Transaction transaction, long chat) {
        int messages = MessageRemoval.removeNewest(transaction, chat, ROWS_AT_ONCE_MAX);
        return messages > 0 ? messages : transaction.update("DELETE FROM chats WHERE id = ?", chat);
    }
}
