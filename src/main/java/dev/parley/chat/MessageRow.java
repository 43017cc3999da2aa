package dev.parley.chat;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A message, and the HTML that is stored beside it. */
record MessageRow(Message message, Optional<StoredHtml> html) {
    static MessageRow of(Row row) throws SQLException {
        return new MessageRow(Messages.message(row), StoredHtml.of(row));
    }

    /** A message that was read without its HTML. */
    static MessageRow of(Message message) {
        return new MessageRow(message, Optional.empty());
    }

    long id() {
        return message.id();
    }

    MessageRow map(UnaryOperator<Message> change) {
        return new MessageRow(change.apply(message), html);
    }
}
