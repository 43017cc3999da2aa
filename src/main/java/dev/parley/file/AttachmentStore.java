package dev.parley.file;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.text.Sha256;
import dev.parley.web.HttpException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Stores files and where they are used. A content is stored once for each user, never shared between users: otherwise the time
 * of an upload would tell whether somebody else has the same file.
 */
public final class AttachmentStore {
    private static final String FIND = """
            SELECT a.id, a.message_id, a.name, f.id AS file_id, f.media_type, f.bytes, f.tokens, f.pages,
              CASE WHEN f.text IS NULL THEN 0 ELSE 1 END AS has_text
            FROM attachments a JOIN files f ON f.id = a.file_id
            WHERE a.id = ? AND a.user_id = ?""";

    private final Database database;
    private final Clock clock;

    public AttachmentStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores an uploaded file, which is not sent yet.
     *
     * @param bytesPerUserMax the size of all files of a user
     * @throws HttpException 413 if there is no room for the file
     */
    public Attachment add(User user, String name, ReadFile file, long bytesPerUserMax) {
        var hash = Sha256.of(file.content());
        return database.write(transaction -> {
            transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
            // Waits until a transaction that removes the same file has ended.
            transaction.lock("SELECT id FROM files WHERE user_id = ? AND hash = ?", user.id(), hash);
            long fileId = transaction
                    .readOne(
                            "SELECT id FROM files WHERE user_id = ? AND hash = ?",
                            row -> row.getLong("id"),
                            user.id(),
                            hash)
                    .orElseGet(() -> {
                        requireRoom(transaction, user, file.content().length, bytesPerUserMax);
                        return insert(transaction, user, hash, file);
                    });
            long id = transaction.insert(
                    "INSERT INTO attachments (user_id, file_id, name, created_at) VALUES (?, ?, ?, ?) RETURNING id",
                    user.id(),
                    fileId,
                    name,
                    clock.instant());
            return transaction
                    .readOne(FIND, AttachmentStore::attachment, id, user.id())
                    .orElseThrow();
        });
    }

    private long insert(Transaction transaction, User user, byte[] hash, ReadFile file) {
        var facts = file.facts();
        return transaction.insert(
                """
                INSERT INTO files
                  (user_id, hash, media_type, bytes, tokens, pages, width, height, text, content, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                user.id(),
                hash,
                facts.mediaType(),
                file.content().length,
                facts.tokens(),
                facts.pages().orElse(null),
                facts.size().map(ReadFile.Size::width).orElse(null),
                facts.size().map(ReadFile.Size::height).orElse(null),
                facts.text().orElse(null),
                file.content(),
                clock.instant());
    }

    private void requireRoom(Transaction transaction, User user, long bytes, long bytesPerUserMax) {
        long stored = transaction
                .readOne(
                        "SELECT COALESCE(SUM(bytes), 0) AS bytes FROM files WHERE user_id = ?",
                        row -> row.getLong("bytes"),
                        user.id())
                .orElse(0L);
        if (stored + bytes > bytesPerUserMax) {
            throw new HttpException(413, "problem.files.quota", bytesPerUserMax / FileLimits.MEGABYTE);
        }
    }

    /** An attachment of this user. */
    public Optional<Attachment> find(User user, long id) {
        return database.readOne(FIND, AttachmentStore::attachment, id, user.id());
    }

    /** The attachments of a message, in order. */
    public List<Attachment> of(long messageId) {
        return database.read("""
                SELECT a.id, a.message_id, a.name, f.id AS file_id, f.media_type, f.bytes, f.tokens, f.pages,
                  CASE WHEN f.text IS NULL THEN 0 ELSE 1 END AS has_text
                FROM attachments a JOIN files f ON f.id = a.file_id
                WHERE a.message_id = ? ORDER BY a.id""", AttachmentStore::attachment, messageId);
    }

    /**
     * Attaches files to a new message. One that is at another message already, because its question was edited, is attached to
     * both. Returns how many were attached; the others do not exist or belong to another user.
     */
    public static int attach(Transaction transaction, User user, List<Long> ids, long messageId) {
        int count = 0;
        for (long id : ids) {
            // Waits until a transaction that removes the attachment has ended.
            transaction.lock("SELECT id FROM attachments WHERE id = ? AND user_id = ?", id, user.id());
            count += transaction.update("""
                    INSERT INTO attachments (user_id, file_id, message_id, name, created_at)
                    SELECT user_id, file_id, CAST(? AS BIGINT), name, created_at FROM attachments WHERE id = ? AND user_id = ?""", messageId, id, user.id());
            transaction.update(
                    "DELETE FROM attachments WHERE id = ? AND user_id = ? AND message_id IS NULL", id, user.id());
        }
        return count;
    }

    /** Attaches the files of a message to a copy of it. */
    public static void copy(Transaction transaction, long messageId, long copyId) {
        transaction.lock("SELECT id FROM attachments WHERE message_id = ?", messageId);
        transaction.update("""
                INSERT INTO attachments (user_id, file_id, message_id, name, created_at)
                SELECT user_id, file_id, CAST(? AS BIGINT), name, created_at FROM attachments WHERE message_id = ?
                ORDER BY id""", copyId, messageId);
    }

    /** Removes an attachment that was not sent. Returns false if there is no such one. */
    public boolean remove(User user, long id) {
        return database.update(
                        "DELETE FROM attachments WHERE id = ? AND user_id = ? AND message_id IS NULL", id, user.id())
                > 0;
    }

    /** The content of a file. */
    public byte[] content(StoredFile file) {
        return database.readOne("SELECT content FROM files WHERE id = ?", row -> row.findBytes("content"), file.id())
                .flatMap(content -> content)
                .orElse(new byte[0]);
    }

    /** The text of a file; empty for an image. */
    public String text(StoredFile file) {
        return database.readOne("SELECT text FROM files WHERE id = ?", row -> row.findString("text"), file.id())
                .flatMap(text -> text)
                .orElse("");
    }

    /** Reads a row with the columns of these queries. */
    public static Attachment attachment(Row row) throws SQLException {
        return new Attachment(
                row.getLong("id"),
                row.findLong("message_id"),
                row.getString("name"),
                new StoredFile(
                        row.getLong("file_id"),
                        row.getString("media_type"),
                        row.getLong("bytes"),
                        row.getLong("tokens"),
                        row.findLong("pages"),
                        row.getBoolean("has_text")));
    }
}
