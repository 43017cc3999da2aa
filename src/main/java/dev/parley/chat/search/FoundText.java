package dev.parley.chat.search;

import dev.parley.db.Row;
import java.sql.SQLException;

/** The text by which a message is found: the names of its files, then what was written. */
final class FoundText {
    private FoundText() {}

    /** @param row with the columns {@code content} and {@code files} */
    static String of(Row row) throws SQLException {
        var content = row.getString("content");
        return row.findString("files").map(names -> names + "\n\n" + content).orElse(content);
    }
}
