package dev.parley.usage;

import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The groups of users. A user is in one group at most. */
public final class GroupStore {
    /** Groups in the installation. */
    public static final int GROUPS_MAX = 200;

    /** Why a group was not stored. */
    public enum Refusal {
        TOO_MANY,
        NAME_TAKEN,
        /** There is no such group. */
        MISSING
    }

    private final Database database;
    private final Clock clock;

    public GroupStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** All groups, by name. */
    public List<Group> list() {
        return database.read("""
                SELECT g.id, g.name, l.tokens_max, l.cost_micros_max,
                  (SELECT COUNT(*) FROM users u WHERE u.group_id = g.id) AS members
                FROM user_groups g LEFT JOIN group_limits l ON l.group_id = g.id
                ORDER BY g.name LIMIT ?""", GroupStore::group, GROUPS_MAX);
    }

    /** One group. */
    public Optional<Group> find(long id) {
        return database.readOne("""
                SELECT g.id, g.name, l.tokens_max, l.cost_micros_max,
                  (SELECT COUNT(*) FROM users u WHERE u.group_id = g.id) AS members
                FROM user_groups g LEFT JOIN group_limits l ON l.group_id = g.id
                WHERE g.id = ?""", GroupStore::group, id);
    }

    /** Creates a group; returns why not, if it is not created. */
    public Optional<Refusal> add(String name, Limit limit) {
        return database.write(transaction -> {
            transaction.lockInstallation();
            long count = transaction
                    .readOne("SELECT COUNT(*) AS groups_count FROM user_groups", row -> row.getLong("groups_count"))
                    .orElseThrow();
            if (count >= GROUPS_MAX) {
                return Optional.of(Refusal.TOO_MANY);
            }
            if (isTaken(transaction, name, 0)) {
                return Optional.of(Refusal.NAME_TAKEN);
            }
            long id = transaction.insert(
                    "INSERT INTO user_groups (name, created_at) VALUES (?, ?) RETURNING id", name, clock.instant());
            setLimit(transaction, id, limit);
            return Optional.empty();
        });
    }

    /** Changes a group; returns why not, if it is not changed. */
    public Optional<Refusal> change(long id, String name, Limit limit) {
        return database.write(transaction -> {
            transaction.lockInstallation();
            if (isTaken(transaction, name, id)) {
                return Optional.of(Refusal.NAME_TAKEN);
            }
            if (transaction.update("UPDATE user_groups SET name = ? WHERE id = ?", name, id) == 0) {
                return Optional.of(Refusal.MISSING);
            }
            setLimit(transaction, id, limit);
            return Optional.empty();
        });
    }

    /** Deletes a group; its members are then in no group. Returns false if there is no such group. */
    public boolean delete(long id) {
        return database.update("DELETE FROM user_groups WHERE id = ?", id) > 0;
    }

    private static boolean isTaken(Transaction transaction, String name, long exceptId) {
        return transaction
                .readOne("SELECT id FROM user_groups WHERE name = ?", row -> row.getLong("id"), name)
                .filter(id -> id != exceptId)
                .isPresent();
    }

    private static void setLimit(Transaction transaction, long id, Limit limit) {
        transaction.update(
                """
                INSERT INTO group_limits (group_id, tokens_max, cost_micros_max) VALUES (?, ?, ?)
                ON CONFLICT (group_id) DO UPDATE SET
                  tokens_max = excluded.tokens_max, cost_micros_max = excluded.cost_micros_max""", id, limit.tokens().orElse(null), limit.costMicros().orElse(null));
    }

    private static Group group(Row row) throws SQLException {
        return new Group(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("members"),
                new Limit(row.findLong("tokens_max"), row.findLong("cost_micros_max")));
    }
}
