package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.formats.ParleyChat;
import java.util.HashMap;
import java.util.Optional;

/**
 * The chats of this installation, which are not imported beside themselves from its own export.
 *
 * @param origin the random id of the installation, with which the ids of its exported chats begin
 */
record OwnChats(Database database, String origin) {
    private static final int ID_DIGITS_MAX = 18;

    /** The chat, unless it is one of another installation or another user, or the user has deleted it. */
    Optional<Origins.Known> find(User user, PortableChat chat) {
        var prefix = origin + "/";
        if (origin.isEmpty()
                || !chat.format().equals(ParleyChat.NAME)
                || !chat.id().startsWith(prefix)) {
            return Optional.empty();
        }
        var number = chat.id().substring(prefix.length());
        if (!number.matches("[0-9]{1," + ID_DIGITS_MAX + "}")) {
            return Optional.empty();
        }
        var found = database.readOne(
                "SELECT id FROM chats WHERE user_id = ? AND id = ? AND deleted_at IS NULL",
                row -> row.getLong("id"),
                user.id(),
                Long.parseLong(number));
        return found.map(this::known);
    }

    private Origins.Known known(long chatId) {
        var messages = new HashMap<String, Long>();
        database.read("SELECT id FROM messages WHERE chat_id = ?", row -> row.getLong("id"), chatId)
                .forEach(id -> messages.put(String.valueOf(id), id));
        return new Origins.Known(chatId, messages);
    }
}
