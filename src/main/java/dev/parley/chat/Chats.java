package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The chats of a user. */
public final class Chats {
    private static final int LISTED_MAX = 1_000;

    private final Database database;

    public Chats(Database database) {
        this.database = database;
    }

    /** Newest first. */
    List<Chat> newest(User user) {
        return database.read(
                "SELECT * FROM chats WHERE user_id = ? ORDER BY id DESC LIMIT ?", Chats::chat, user.id(), LISTED_MAX);
    }

    Optional<Chat> find(User user, long id) {
        return database.readOne("SELECT * FROM chats WHERE user_id = ? AND id = ?", Chats::chat, user.id(), id);
    }

    /** The model of the newest chat: likely the one for the next. */
    Optional<String> lastModel(User user) {
        return database.readOne(
                "SELECT model FROM chats WHERE user_id = ? ORDER BY id DESC LIMIT 1",
                row -> row.text("model"),
                user.id());
    }

    /** Deletes a chat with its messages; false when the user has no such chat. */
    boolean delete(User user, long id) {
        return database.update("DELETE FROM chats WHERE user_id = ? AND id = ?", user.id(), id) > 0;
    }

    static Chat chat(Row row) throws SQLException {
        return new Chat(row.number("id"), row.text("title"), row.text("model"), row.number("current_leaf_id"));
    }
}
