package dev.parley.share;

import dev.parley.chat.Role;
import dev.parley.chat.StoredHtml;
import dev.parley.db.Row;
import dev.parley.generation.MessageStatus;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A message of a snapshot.
 *
 * @param position from 1
 * @param reasoning empty if it is not shared
 * @param model of an answer, as in {@link dev.parley.provider.ModelRef}
 * @param html as it was stored beside the text
 */
public record SharedMessage(
        long position,
        Role role,
        MessageStatus status,
        String content,
        String reasoning,
        String model,
        Optional<StoredHtml> html) {
    static SharedMessage of(Row row) throws SQLException {
        return new SharedMessage(
                row.getLong("position"),
                row.getEnum("role", Role.class),
                row.getEnum("status", MessageStatus.class),
                row.getString("content"),
                row.getString("reasoning"),
                row.findString("model").orElse(""),
                StoredHtml.of(row));
    }
}
