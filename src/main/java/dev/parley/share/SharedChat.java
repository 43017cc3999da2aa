package dev.parley.share;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot, as everybody with its link sees it.
 *
 * @param isCut whether earlier messages of the branch are left out
 * @param expiresAt empty if it never expires
 */
public record SharedChat(
        long id, String token, String title, boolean isCut, Instant createdAt, Optional<Instant> expiresAt) {
    static SharedChat of(Row row) throws SQLException {
        return new SharedChat(
                row.getLong("id"),
                row.getString("token"),
                row.getString("title"),
                row.getBoolean("is_cut"),
                row.getInstant("created_at"),
                row.findLong("expires_at").map(Instant::ofEpochMilli));
    }

    /** Where it is served. */
    public String path() {
        return "/share/" + token;
    }

    /** Where a reader with an account continues it. */
    public String continuationPath() {
        return "/shared/" + token;
    }
}
