package dev.parley.share;

import dev.parley.account.User;
import dev.parley.chat.Chat;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.text.RandomToken;
import dev.parley.web.HttpException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The snapshots of a user. Each change takes what the caller records with it, in the same transaction. */
public final class ShareStore {
    /** The snapshots of a user that have not expired. */
    public static final int SHARES_MAX = 100;
    /** The snapshots on one page. */
    public static final int PAGE_SIZE_MAX = 20;

    private final Database database;
    private final Clock clock;

    public ShareStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Copies the shown branch of a chat. A repeated request copies nothing.
     *
     * @return the id of the snapshot
     * @throws HttpException 404 if the user has no such chat, 409 if its last answer is streaming, 422 if it is temporary or if
     *     the user has too many snapshots
     */
    public long create(User user, Chat chat, ShareDraft draft, Consumer<Transaction> record) {
        var now = clock.instant();
        return database.write(transaction -> {
            transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
            var stored = draft.requestKey().flatMap(key -> replay(transaction, user, chat, key));
            if (stored.isPresent()) {
                return stored.get();
            }
            requireRoom(transaction, user);
            long id = transaction
                    .readOne(
                            """
                            INSERT INTO shares (user_id, chat_id, token, title, created_at, expires_at, request_key)
                            SELECT user_id, id, ?, ?, CAST(? AS BIGINT), CAST(? AS BIGINT), ? FROM chats
                            WHERE user_id = ? AND id = ? AND deleted_at IS NULL AND temporary = 0 RETURNING id""",
                            row -> row.getLong("id"),
                            RandomToken.create(),
                            draft.title(),
                            now,
                            draft.lifetime().map(now::plus).orElse(null),
                            draft.requestKey().orElse(null),
                            user.id(),
                            chat.id())
                    .orElseThrow(() -> refusal(chat));
            new Snapshot(transaction, id).copy(chat, draft);
            record.accept(transaction);
            return id;
        });
    }

    /** The snapshots of a chat of this user, the newest first. */
    public List<Share> ofChat(User user, long chatId) {
        return database.read("""
                SELECT * FROM shares WHERE user_id = ? AND chat_id = ? AND (expires_at IS NULL OR expires_at > ?)
                ORDER BY id DESC LIMIT ?""", Share::of, user.id(), chatId, clock.instant(), SHARES_MAX);
    }

    /** The snapshots of a user before this one, the newest first; one more than a page has, if there are so many. */
    public List<Share> page(User user, long before) {
        return database.read("""
                SELECT s.* FROM shares s JOIN chats c ON c.id = s.chat_id
                WHERE s.user_id = ? AND s.id < ? AND (s.expires_at IS NULL OR s.expires_at > ?) AND c.deleted_at IS NULL
                ORDER BY s.id DESC LIMIT ?""", Share::of, user.id(), before, clock.instant(), PAGE_SIZE_MAX + 1);
    }

    /** Revokes a snapshot. Its link opens nothing from now on, and its content is removed soon after. */
    public void revoke(User user, long id, Consumer<Transaction> record) {
        var now = clock.instant();
        database.write(transaction -> recorded(
                transaction,
                transaction.update(
                        "UPDATE shares SET expires_at = ? WHERE user_id = ? AND id = ? AND (expires_at IS NULL OR expires_at > ?)",
                        now,
                        user.id(),
                        id,
                        now),
                record));
    }

    /** Revokes all snapshots of a user. */
    public void revokeAll(User user, Consumer<Transaction> record) {
        var now = clock.instant();
        database.write(transaction -> recorded(
                transaction,
                transaction.update(
                        "UPDATE shares SET expires_at = ? WHERE user_id = ? AND (expires_at IS NULL OR expires_at > ?)",
                        now,
                        user.id(),
                        now),
                record));
    }

    /** What is revoked already is not recorded again. */
    private static int recorded(Transaction transaction, int changed, Consumer<Transaction> record) {
        if (changed > 0) {
            record.accept(transaction);
        }
        return changed;
    }

    /** The snapshot that the same request has created before. */
    private Optional<Long> replay(Transaction transaction, User user, Chat chat, String key) {
        // One that was revoked or has expired is replaced by a new one.
        transaction.update(
                "UPDATE shares SET request_key = NULL WHERE user_id = ? AND chat_id = ? AND request_key = ? AND expires_at <= ?",
                user.id(),
                chat.id(),
                key,
                clock.instant());
        return transaction.readOne(
                "SELECT id FROM shares WHERE user_id = ? AND chat_id = ? AND request_key = ?",
                row -> row.getLong("id"),
                user.id(),
                chat.id(),
                key);
    }

    private void requireRoom(Transaction transaction, User user) {
        long shares = transaction
                .readOne(
                        "SELECT COUNT(*) AS shares FROM shares WHERE user_id = ? AND (expires_at IS NULL OR expires_at > ?)",
                        row -> row.getLong("shares"),
                        user.id(),
                        clock.instant())
                .orElse(0L);
        if (shares >= SHARES_MAX) {
            throw new HttpException(422, "problem.shares.many", SHARES_MAX);
        }
    }

    private static HttpException refusal(Chat chat) {
        return chat.placement().temporary()
                ? new HttpException(422, "problem.share.temporary")
                : HttpException.notFound();
    }
}
