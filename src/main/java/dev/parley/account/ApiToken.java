package dev.parley.account;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A personal token of a user, without its secret.
 *
 * @param ending its last characters, by which users recognise it
 * @param expiresAt empty if it never expires
 * @param lastUsedAt exact to {@link ApiTokenStore#SEEN_PERIOD}; empty if it was never used
 */
record ApiToken(
        long id,
        String name,
        String ending,
        Set<TokenScope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt) {
    static ApiToken of(Row row) throws SQLException {
        return new ApiToken(
                row.getLong("id"),
                row.getString("name"),
                row.getString("ending"),
                TokenScope.parse(row.getString("scopes")),
                row.getInstant("created_at"),
                row.findLong("expires_at").map(Instant::ofEpochMilli),
                row.findLong("last_used_at").map(Instant::ofEpochMilli));
    }

    boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !end.isAfter(now)).isPresent();
    }
}
