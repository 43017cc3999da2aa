package dev.parley.chat;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A message, and the HTML that is stored beside it. */
public record MessageRow(Message message, Optional<StoredHtml> html) {
    static MessageRow of(Row row) throws SQLException {
        return new MessageRow(MessageStore.message(row), StoredHtml.of(row));
    }

    /** A message that was read without its HTML. */
    public static MessageRow of(Message message) {
        return new MessageRow(message, Optional.empty());
    }

    /** The id of the message. */
    public long id() {
        return message.id();
    }

    /** The same HTML with a changed message. */
    public MessageRow map(UnaryOperator<Message> change) {
        return new MessageRow(change.apply(message), html);
    }
}
