package dev.parley.usage;

import dev.parley.db.Database;
import java.util.Optional;

/** The monthly limits of single users, which replace the default. */
public final class UserLimitStore {
    private final Database database;

    public UserLimitStore(Database database) {
        this.database = database;
    }

    /** The email address of a user. */
    public Optional<String> email(long userId) {
        return database.readOne("SELECT email FROM users WHERE id = ?", row -> row.getString("email"), userId);
    }

    /** Stores a limit of a user, which may be none. Returns false if there is no such user. */
    public boolean set(long userId, Limit limit) {
        return database.update(
                        """
                        INSERT INTO user_limits (user_id, tokens_max, cost_micros_max)
                        SELECT u.id, ?, ? FROM users u WHERE u.id = ?
                        ON CONFLICT (user_id) DO UPDATE SET
                          tokens_max = excluded.tokens_max, cost_micros_max = excluded.cost_micros_max""", limit.tokens().orElse(null), limit.costMicros().orElse(null), userId)
                > 0;
    }

    /** Lets the default apply to a user again. */
    public void reset(long userId) {
        database.update("DELETE FROM user_limits WHERE user_id = ?", userId);
    }
}
