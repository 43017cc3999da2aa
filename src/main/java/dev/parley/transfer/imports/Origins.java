package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.text.Sha256;
import dev.parley.transfer.PortableChat;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Which chats and messages were imported before. Ids of other applications may have any length, so long ones are hashed. */
final class Origins {
    private static final int ID_CHARS_MAX = 64;

    /**
     * A chat that was imported before.
     *
     * @param messages the ids of its messages by those in the export
     */
    record Known(long chatId, Map<String, Long> messages) {}

    private Origins() {}

    /** The chat, unless the user has deleted it. */
    static Optional<Known> find(Database database, User user, PortableChat chat) {
        var chatId = database.readOne("""
                SELECT o.chat_id FROM chat_origins o JOIN chats c ON c.id = o.chat_id
                WHERE o.user_id = ? AND o.format = ? AND o.origin_id = ? AND c.deleted_at IS NULL""", row -> row.getLong("chat_id"), user.id(), chat.format(), stored(chat.id()));
        return chatId.map(id -> new Known(id, messages(database, id)));
    }

    private static Map<String, Long> messages(Database database, long chatId) {
        var messages = new HashMap<String, Long>();
        database.read(
                        "SELECT origin_id, message_id FROM message_origins WHERE chat_id = ?",
                        row -> Map.entry(row.getString("origin_id"), row.getLong("message_id")),
                        chatId)
                .forEach(entry -> messages.put(entry.getKey(), entry.getValue()));
        return messages;
    }

    /** Remembers a new chat, instead of one that the user has deleted. */
    static void add(Transaction transaction, User user, PortableChat chat, long chatId) {
        var id = stored(chat.id());
        transaction.update(
                "DELETE FROM chat_origins WHERE user_id = ? AND format = ? AND origin_id = ?",
                user.id(),
                chat.format(),
                id);
        transaction.update(
                "INSERT INTO chat_origins (chat_id, user_id, format, origin_id) VALUES (?, ?, ?, ?)",
                chatId,
                user.id(),
                chat.format(),
                id);
    }

    /** Remembers a new message. */
    static void add(Transaction transaction, long chatId, String storedId, long messageId) {
        transaction.update(
                "INSERT INTO message_origins (message_id, chat_id, origin_id) VALUES (?, ?, ?)",
                messageId,
                chatId,
                storedId);
    }

    /** The id as it is stored. */
    static String stored(String id) {
        return id.length() <= ID_CHARS_MAX && id.chars().allMatch(c -> c > ' ' && c < 0x7f)
                ? id
                : "sha256:" + HexFormat.of().formatHex(Sha256.of(id));
    }
}
