package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.generation.Generations;
import dev.parley.generation.MessageStatus;

/**
 * Answers that are stored as {@code streaming} but have no generation, because of a failure in between. Each request that
 * reads one marks it as interrupted, so that no page follows it and no question waits for it.
 */
public final class AbandonedAnswers {
    private final Database database;
    private final Generations generations;

    public AbandonedAnswers(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    /** Returns the message, marked as interrupted if it is abandoned. Must not be called while holding a permit. */
    public Message settled(Message message) {
        if (message.status() != MessageStatus.STREAMING || !settle(message.id())) {
            return message;
        }
        return database.readOne("SELECT * FROM messages WHERE id = ?", MessageStore::message, message.id())
                .orElse(message);
    }

    /** Marks all abandoned answers of a user as interrupted, and returns whether there were any. */
    boolean settle(User user) {
        return database.read("""
                        SELECT m.id FROM chats c CROSS JOIN messages m
                        WHERE c.user_id = ? AND m.chat_id = c.id AND m.status = 'streaming'""", row -> row.getLong("id"), user.id()).stream()
                        .filter(this::settle)
                        .count()
                > 0;
    }

    private boolean settle(long messageId) {
        return generations.ifAbandoned(messageId, () -> interrupt(messageId));
    }

    private void interrupt(long messageId) {
        database.update("UPDATE messages SET status = 'interrupted' WHERE id = ? AND status = 'streaming'", messageId);
    }
}
