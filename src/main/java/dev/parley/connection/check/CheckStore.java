package dev.parley.connection.check;

import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Kind;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.provider.JsonRecords;
import java.sql.SQLException;
import java.util.Optional;

/** The last check of each connection. */
final class CheckStore {
    private final Database database;

    CheckStore(Database database) {
        this.database = database;
    }

    /** The caller must have found the connection for the user. */
    Optional<CheckResult> find(long connectionId) {
        return database.readOne(
                "SELECT model, checked_at, steps FROM connection_checks WHERE connection_id = ?",
                CheckStore::result,
                connectionId);
    }

    void store(Connection connection, long userId, CheckResult result) {
        database.update(
                """
                INSERT INTO connection_checks (connection_id, user_id, model, checked_at, steps) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (connection_id) DO UPDATE SET
                  user_id = excluded.user_id, model = excluded.model, checked_at = excluded.checked_at,
                  steps = excluded.steps""",
                connection.id(),
                connection.kind() == Kind.OWN ? userId : null,
                result.model(),
                result.at(),
                JsonRecords.of(result.steps()));
    }

    private static CheckResult result(Row row) throws SQLException {
        return new CheckResult(
                row.getString("model"),
                row.getInstant("checked_at"),
                JsonRecords.read(row.getString("steps"), CheckedStep.class),
                false);
    }
}
