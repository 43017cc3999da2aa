package dev.parley.share;

import dev.parley.db.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot, as its owner manages it.
 *
 * @param token the secret part of the link
 * @param isCut whether earlier messages of the branch are left out
 * @param expiresAt empty if it never expires
 */
public record Share(
        long id,
        long chatId,
        String token,
        String title,
        boolean isCut,
        Instant createdAt,
        Optional<Instant> expiresAt) {
    static Share of(Row row) throws SQLException {
        return new Share(
                row.getLong("id"),
                row.getLong("chat_id"),
                row.getString("token"),
                row.getString("title"),
                row.getBoolean("is_cut"),
                row.getInstant("created_at"),
                row.findLong("expires_at").map(Instant::ofEpochMilli));
    }
}
