package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.generation.Generations;
import dev.parley.generation.Status;

/**
 * Answers that are stored as being written although no generation writes them, because something failed between the two.
 * They are marked as interrupted by whoever meets them, so that no page follows one and no question waits for one.
 */
public final class Abandoned {
    private final Database database;
    private final Generations generations;

    public Abandoned(Database database, Generations generations) {
        this.database = database;
        this.generations = generations;
    }

    /** The message as it is; one that is abandoned is interrupted from now on. Not for a thread that starts an answer. */
    Message settled(Message message) {
        if (message.status() != Status.STREAMING || !settle(message.id())) return message;
        return database.readOne("SELECT * FROM messages WHERE id = ?", Messages::message, message.id())
                .orElse(message);
    }

    /** Settles all answers of a user, and tells whether there was any to settle. */
    boolean settle(User user) {
        return database.read("""
                        SELECT m.id FROM chats c CROSS JOIN messages m INDEXED BY messages_streaming_by_chat
                        WHERE c.user_id = ? AND m.chat_id = c.id AND m.status = 'streaming'""", row -> row.number("id"), user.id()).stream()
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
