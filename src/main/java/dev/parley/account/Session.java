package dev.parley.account;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A login session of a user.
 *
 * @param address the client's IP address when the session was last seen
 * @param method the name of a {@link LoginMethod} in lower case
 * @param lastSeenAt exact to {@link SessionLimits#seenPeriod}
 */
record Session(TokenHash hash, String address, String userAgent, String method, Instant createdAt, Instant lastSeenAt) {
    static Session of(Row row) throws SQLException {
        return new Session(
                new TokenHash(row.findBytes("token_hash").orElseThrow()),
                row.getString("address"),
                row.getString("user_agent"),
                row.getString("method"),
                row.getInstant("created_at"),
                row.getInstant("last_seen_at"));
    }
}
