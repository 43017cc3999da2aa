package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The tables of imports and of what they have skipped. */
final class ImportStore {
    private final Database database;
    private final Clock clock;

    ImportStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins an import and returns its id. Empty if another one of the user is running. */
    Optional<Long> begin(User user, String name) {
        return database.write(transaction -> {
            transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
            var running = transaction.readOne(
                    "SELECT id FROM imports WHERE user_id = ? AND status = 'running'",
                    row -> row.getLong("id"),
                    user.id());
            if (running.isPresent()) {
                return Optional.<Long>empty();
            }
            transaction.update("""
                    DELETE FROM imports WHERE user_id = ? AND id NOT IN (
                      SELECT id FROM imports WHERE user_id = ? ORDER BY id DESC LIMIT ?)""", user.id(), user.id(), ImportLimits.KEPT_IMPORTS_MAX - 1);
            return Optional.of(transaction.insert(
                    "INSERT INTO imports (user_id, name, status, created_at) VALUES (?, ?, 'running', ?) RETURNING id",
                    user.id(),
                    name,
                    clock.instant()));
        });
    }

    /** Stores how far an import is, and what it has skipped since the last time. */
    void progress(long id, ImportCounts counts, List<ImportProblem> problems) {
        database.write(transaction -> {
            problems.forEach(problem -> transaction.update(
                    "INSERT INTO import_problems (import_id, item, reason) VALUES (?, ?, ?)",
                    id,
                    problem.item(),
                    problem.reason()));
            return transaction.update(
                    """
                    UPDATE imports SET bytes = ?, bytes_read = ?, chats = ?, grown = ?, known = ?, messages = ?, files = ?,
                      problems = ? WHERE id = ?""",
                    counts.bytes(),
                    counts.bytesRead(),
                    counts.chats(),
                    counts.grown(),
                    counts.known(),
                    counts.messages(),
                    counts.files(),
                    counts.problems(),
                    id);
        });
    }

    void end(long id, StoredImport.Status status, Optional<ImportFailure.Reason> failure) {
        database.update(
                "UPDATE imports SET status = ?, failure = ?, ended_at = ? WHERE id = ?",
                status,
                failure.orElse(null),
                clock.instant(),
                id);
    }

    /** Called at start, when no import can be running. */
    void interruptRunning() {
        database.update(
                "UPDATE imports SET status = 'interrupted', ended_at = ? WHERE status = 'running'", clock.instant());
    }

    /** The last import of a user, which may be running. */
    Optional<StoredImport> last(User user) {
        return database.readOne(
                "SELECT * FROM imports WHERE user_id = ? ORDER BY id DESC LIMIT 1", ImportStore::stored, user.id());
    }

    /** A page of what an import of this user has skipped. */
    List<ImportProblem> problems(User user, long importId, long afterId, int max) {
        return database.read(
                """
                SELECT p.id, p.item, p.reason FROM imports i JOIN import_problems p ON p.import_id = i.id
                WHERE i.user_id = ? AND i.id = ? AND p.id > ? ORDER BY p.id LIMIT ?""",
                row -> new ImportProblem(row.getLong("id"), row.getString("item"), row.getString("reason")),
                user.id(),
                importId,
                afterId,
                max);
    }

    private static StoredImport stored(Row row) throws SQLException {
        return new StoredImport(
                row.getLong("id"),
                row.getString("name"),
                row.getEnum("status", StoredImport.Status.class),
                row.findString("failure"),
                new ImportCounts(
                        row.getLong("bytes"),
                        row.getLong("bytes_read"),
                        row.getLong("chats"),
                        row.getLong("grown"),
                        row.getLong("known"),
                        row.getLong("messages"),
                        row.getLong("files"),
                        row.getLong("problems")),
                row.getInstant("created_at"));
    }
}
