package dev.parley.share;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.file.FileLimits;
import dev.parley.limit.Limit;
import dev.parley.limit.LimitStore;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelRef;
import dev.parley.web.HttpException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Copies a snapshot to a new chat of whoever reads it, who can then continue it. */
public final class SharedChatCopy {
    /** For each user: a copy may have thousands of messages, and other writers wait for it. */
    private static final Limit COPIES = new Limit("share-copies", 20, Duration.ofHours(1));

    private record Source(long position, Optional<String> model) {
        /** The number of a connection is that of the owner. */
        static Source of(Row row) throws SQLException {
            return new Source(row.getLong("position"), row.findString("model").map(model -> ModelRef.of(model)
                    .id()));
        }
    }

    private final Database database;
    private final Clock clock;
    private final LimitStore limits;
    private final long fileBytesPerUserMax;

    public SharedChatCopy(Database database, Clock clock, LimitStore limits, long fileBytesPerUserMax) {
        this.database = database;
        this.clock = clock;
        this.limits = limits;
        this.fileBytesPerUserMax = fileBytesPerUserMax;
    }

    /**
     * Copies the messages and the files.
     *
     * @return the id of the new chat
     * @throws HttpException 413 if the user has no room for the files
     * @throws dev.parley.limit.LimitReachedException if the user has copied too many
     */
    public long copy(User user, SharedChat shared) {
        return database.write(transaction -> {
            limits.count(transaction, COPIES, Long.toString(user.id()));
            copyFiles(transaction, user, shared);
            var sources = transaction.read(
                    "SELECT position, model FROM share_messages WHERE share_id = ? ORDER BY position",
                    Source::of,
                    shared.id());
            var model = sources.stream()
                    .flatMap(source -> source.model().stream())
                    .reduce(DemoModel.ID, (earlier, later) -> later);
            long chat = transaction.insert(
                    "INSERT INTO chats (user_id, title, model, created_at, active_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
                    user.id(),
                    shared.title(),
                    model,
                    clock.instant(),
                    clock.instant());
            @Nullable Long parent = null;
            for (var source : sources) {
                parent = copyMessage(transaction, user, shared, source, chat, parent);
            }
            transaction.update("UPDATE chats SET current_leaf_id = ? WHERE id = ?", parent, chat);
            return chat;
        });
    }

    /** A file is stored once for each user, so the reader gets an own one, unless the same content is there already. */
    private void copyFiles(Transaction transaction, User user, SharedChat shared) {
        transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
        // Waits until transactions that remove the same files have ended.
        transaction.lock("""
                SELECT id FROM files WHERE user_id = ? AND hash IN (
                  SELECT f.hash FROM share_files s JOIN attachments a ON a.id = s.attachment_id
                  JOIN files f ON f.id = a.file_id WHERE s.share_id = ?)""", user.id(), shared.id());
        int added = transaction.update("""
                INSERT INTO files (user_id, hash, media_type, bytes, tokens, pages, width, height, text, content, created_at)
                SELECT CAST(? AS BIGINT), f.hash, f.media_type, f.bytes, f.tokens, f.pages, f.width, f.height, f.text,
                  f.content, CAST(? AS BIGINT)
                FROM share_files s JOIN attachments a ON a.id = s.attachment_id JOIN files f ON f.id = a.file_id
                WHERE s.share_id = ? ON CONFLICT (user_id, hash) DO NOTHING""", user.id(), clock.instant(), shared.id());
        if (added > 0) {
            requireRoom(transaction, user);
        }
    }

    private void requireRoom(Transaction transaction, User user) {
        long stored = transaction
                .readOne(
                        "SELECT COALESCE(SUM(bytes), 0) AS bytes FROM files WHERE user_id = ?",
                        row -> row.getLong("bytes"),
                        user.id())
                .orElse(0L);
        if (stored > fileBytesPerUserMax) {
            throw new HttpException(413, "problem.files.quota", fileBytesPerUserMax / FileLimits.MEGABYTE);
        }
    }

    private long copyMessage(
            Transaction transaction, User user, SharedChat shared, Source source, long chat, @Nullable Long parent) {
        long id = transaction.insert(
                """
                INSERT INTO messages (chat_id, parent_id, role, status, content, reasoning, model, created_at,
                  attachment_tokens, attachment_bytes)
                SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), s.role, s.status, s.content, s.reasoning, CAST(? AS TEXT),
                  CAST(? AS BIGINT), CASE WHEN f.number IS NULL THEN 0 ELSE COALESCE(m.attachment_tokens, 0) END,
                  CASE WHEN f.number IS NULL THEN 0 ELSE COALESCE(m.attachment_bytes, 0) END
                FROM share_messages s LEFT JOIN messages m ON m.id = s.message_id
                LEFT JOIN share_files f ON f.share_id = s.share_id AND f.position = s.position
                WHERE s.share_id = ? AND s.position = ? LIMIT 1 RETURNING id""", chat, parent, source.model().orElse(null), clock.instant(), shared.id(), source.position());
        transaction.update("""
                INSERT INTO answer_html (message_id, version, text_hash, html)
                SELECT CAST(? AS BIGINT), version, text_hash, html FROM share_messages
                WHERE share_id = ? AND position = ? AND html IS NOT NULL""", id, shared.id(), source.position());
        transaction.update("""
                INSERT INTO attachments (user_id, file_id, message_id, name, created_at)
                SELECT CAST(? AS BIGINT), own.id, CAST(? AS BIGINT), a.name, CAST(? AS BIGINT)
                FROM share_files s JOIN attachments a ON a.id = s.attachment_id JOIN files f ON f.id = a.file_id
                JOIN files own ON own.user_id = ? AND own.hash = f.hash
                WHERE s.share_id = ? AND s.position = ? ORDER BY s.number""", user.id(), id, clock.instant(), user.id(), shared.id(), source.position());
        return id;
    }
}
