package dev.parley.admin;

import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.web.HttpException;
import java.util.List;

/** A group of users in a select. */
public record GroupOption(long id, String name) {
    /** The groups in one select. */
    private static final int OPTIONS_MAX = 200;

    static List<GroupOption> all(Database database) {
        return database.read(
                "SELECT id, name FROM user_groups ORDER BY name LIMIT ?",
                row -> new GroupOption(row.getLong("id"), row.getString("name")),
                OPTIONS_MAX);
    }

    /** @throws HttpException 422 if the group has been deleted */
    static void require(Transaction transaction, long group) {
        var found = transaction.readOne("SELECT id FROM user_groups WHERE id = ?", row -> row.getLong("id"), group);
        if (found.isEmpty()) {
            throw new HttpException(422, "admin.group.gone");
        }
    }
}
