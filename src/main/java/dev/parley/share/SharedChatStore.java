package dev.parley.share;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.parley.chat.StoredHtml;
import dev.parley.db.Database;
import dev.parley.file.Attachment;
import dev.parley.file.AttachmentStore;
import dev.parley.text.RandomToken;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads snapshots for everybody who has a link. There is no user here: the token is the permission, and every statement starts
 * from the snapshot that it opens.
 */
public final class SharedChatStore {
    private final Database database;
    private final Clock clock;

    public SharedChatStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The snapshot with this token; empty if it has expired or was revoked, or if its chat or its owner is gone or disabled. */
    public Optional<SharedChat> find(String token) {
        if (token.length() != RandomToken.CHARS) {
            return Optional.empty();
        }
        return database.readOne("""
                SELECT s.* FROM shares s JOIN chats c ON c.id = s.chat_id JOIN users u ON u.id = s.user_id
                WHERE s.token = ? AND (s.expires_at IS NULL OR s.expires_at > ?)
                  AND c.deleted_at IS NULL AND u.disabled_at IS NULL""", SharedChat::of, token, clock.instant());
    }

    /** The messages after this position, in order. */
    public List<SharedMessage> messages(SharedChat chat, long after, int max) {
        return database.read(
                "SELECT * FROM share_messages WHERE share_id = ? AND position > ? ORDER BY position LIMIT ?",
                SharedMessage::of,
                chat.id(),
                after,
                max);
    }

    /** The files of the questions at these positions, by position. The id of each is its number in the snapshot. */
    public Map<Long, List<Attachment>> files(SharedChat chat, long first, long last) {
        record Placed(long position, Attachment attachment) {}
        var found = database.read(
                """
                SELECT s.position, s.number AS id, a.message_id, a.name, f.id AS file_id, f.media_type, f.bytes, f.tokens,
                  f.pages, CASE WHEN f.text IS NULL THEN 0 ELSE 1 END AS has_text
                FROM share_files s JOIN attachments a ON a.id = s.attachment_id JOIN files f ON f.id = a.file_id
                WHERE s.share_id = ? AND s.position BETWEEN ? AND ? ORDER BY s.number""",
                row -> new Placed(row.getLong("position"), AttachmentStore.attachment(row)),
                chat.id(),
                first,
                last);
        return found.stream().collect(groupingBy(Placed::position, mapping(Placed::attachment, toList())));
    }

    /** A file of the snapshot by its number. */
    public Optional<Attachment> file(SharedChat chat, long number) {
        return database.readOne("""
                SELECT s.number AS id, a.message_id, a.name, f.id AS file_id, f.media_type, f.bytes, f.tokens, f.pages,
                  CASE WHEN f.text IS NULL THEN 0 ELSE 1 END AS has_text
                FROM share_files s JOIN attachments a ON a.id = s.attachment_id JOIN files f ON f.id = a.file_id
                WHERE s.share_id = ? AND s.number = ?""", AttachmentStore::attachment, chat.id(), number);
    }

    /** Stores the HTML of a message that had none, or that of an older renderer. */
    void keep(SharedChat chat, SharedMessage message, StoredHtml html) {
        database.update(
                "UPDATE share_messages SET version = ?, text_hash = ?, html = ? WHERE share_id = ? AND position = ?",
                html.version(),
                html.textHash(),
                html.html().html(),
                chat.id(),
                message.position());
    }
}
