package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Row;
import dev.parley.db.Transaction;
import dev.parley.generation.MessageStatus;
import dev.parley.provider.ErrorKind;
import dev.parley.provider.ModelError;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The messages of chats: questions and the answers to them, as they are begun. */
public final class MessageStore {
    private final Database database;
    private final Clock clock;

    /** @param clock tells when a message was begun */
    public MessageStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores a new chat with its first question and the empty answer. */
    Turn begin(User user, String model, String question, Optional<String> requestKey) {
        return writeFor(
                user, transaction -> replay(transaction, user, requestKey).orElseGet(() -> {
                    RunningAnswerLimits.requireRoom(transaction, user);
                    long chatId = transaction.insert(
                            "INSERT INTO chats (user_id, title, model, created_at) VALUES (?, ?, ?, ?) RETURNING id",
                            user.id(),
                            ChatTitle.of(question),
                            model,
                            clock.instant());
                    return add(transaction, user, chatId, null, model, question, requestKey);
                }));
    }

    /** Stores the next question of a chat and the empty answer to it. */
    Turn ask(User user, Chat chat, String question, Optional<String> requestKey) {
        return writeFor(
                user, transaction -> replay(transaction, user, requestKey).orElseGet(() -> {
                    RunningAnswerLimits.requireRoom(transaction, user);
                    var now = RunningAnswerLimits.requireIdle(transaction, user, chat);
                    return add(transaction, user, chat.id(), now.currentLeafId(), chat.model(), question, requestKey);
                }));
    }

    /**
     * Stores another, still empty answer to the question that an answer belongs to; it becomes the one that is shown.
     *
     * @param seen how many answers the question had when this one was asked for: if it has more by now, the same request
     *     came before
     */
    StartedAnswer regenerate(User user, Chat chat, Message answer, Optional<Long> seen) {
        long questionId = answer.parentId().orElseThrow(() -> new ChatException(Reason.NOT_FOUND));
        return writeFor(user, transaction -> {
            var answers = transaction.read(
                    "SELECT * FROM messages WHERE parent_id = ? ORDER BY id DESC", MessageStore::message, questionId);
            if (seen.isPresent() && seen.get() < answers.size()) {
                return new StartedAnswer(answers.get(0), false);
            }
            RunningAnswerLimits.requireRoom(transaction, user);
            RunningAnswerLimits.requireIdle(transaction, user, chat);
            var another = insertAnswer(transaction, chat.id(), questionId, chat.model());
            show(transaction, another);
            return new StartedAnswer(another, true);
        });
    }

    /** Opens an answer that broke off, to be gone on with. One that is being written already, or is whole, stays as it is. */
    StartedAnswer resume(User user, Chat chat, Message answer) {
        return writeFor(user, transaction -> {
            var now = message(transaction, answer.id());
            if (now.status() == MessageStatus.STREAMING || now.status() == MessageStatus.COMPLETE) {
                return new StartedAnswer(now, false);
            }
            RunningAnswerLimits.requireRoom(transaction, user);
            RunningAnswerLimits.requireIdle(transaction, user, chat);
            boolean isFollowed = transaction
                    .readOne("SELECT id FROM messages WHERE parent_id = ?", row -> row.getLong("id"), answer.id())
                    .isPresent();
            if (isFollowed || !now.isResumable()) {
                throw new ChatException(Reason.NOT_RESUMABLE);
            }
            var resumed =
                    transaction.readOne("""
                            UPDATE messages SET status = 'streaming', finish_reason = NULL, error = NULL, error_detail = NULL
                            WHERE id = ? RETURNING *""", MessageStore::message, answer.id()).orElseThrow();
            // The text is about to change.
            transaction.update("DELETE FROM answer_html WHERE message_id = ?", answer.id());
            show(transaction, resumed);
            return new StartedAnswer(resumed, true);
        });
    }

    /**
     * Runs the transactions of a user one after the other: how many answers are running, and whether a request came before,
     * depends on what the others store.
     */
    private <T> T writeFor(User user, Function<Transaction, T> work) {
        return database.write(transaction -> {
            transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
            return work.apply(transaction);
        });
    }

    /** A message of the chat, unless that is deleted by now. */
    public Optional<Message> find(Chat chat, long id) {
        return database.readOne("""
                SELECT m.* FROM messages m JOIN chats c ON c.id = m.chat_id
                WHERE m.chat_id = ? AND m.id = ? AND c.deleted_at IS NULL""", MessageStore::message, chat.id(), id);
    }

    /** The same with its HTML. */
    public Optional<MessageRow> row(Chat chat, long id) {
        return database.readOne("""
                SELECT m.*, h.version, h.text_hash, h.html
                FROM messages m JOIN chats c ON c.id = m.chat_id LEFT JOIN answer_html h ON h.message_id = m.id
                WHERE m.chat_id = ? AND m.id = ? AND c.deleted_at IS NULL""", MessageRow::of, chat.id(), id);
    }

    /** The answers of the chat that are being written. */
    public List<Long> streaming(Chat chat) {
        return database.read(
                "SELECT id FROM messages WHERE chat_id = ? AND status = 'streaming'",
                row -> row.getLong("id"),
                chat.id());
    }

    /** The same request once more gives what the first one gave. */
    private static Optional<Turn> replay(Transaction transaction, User user, Optional<String> requestKey) {
        var question = requestKey.flatMap(key -> transaction.readOne(
                "SELECT * FROM messages WHERE request_key = ?", MessageStore::message, scoped(user, key)));
        return question.map(asked -> new Turn(
                chat(transaction, asked.chatId()),
                asked,
                transaction
                        .readOne(
                                "SELECT * FROM messages WHERE parent_id = ? ORDER BY id",
                                MessageStore::message,
                                asked.id())
                        .orElseThrow(),
                false));
    }

    /** Two users' keys are never the same. */
    private static String scoped(User user, String requestKey) {
        return user.id() + ":" + requestKey;
    }

    private Turn add(
            Transaction transaction,
            User user,
            long chatId,
            @Nullable Long parentId,
            String model,
            String question,
            Optional<String> requestKey) {
        var asked = transaction
                .readOne(
                        """
                        INSERT INTO messages (chat_id, parent_id, role, status, content, request_key, created_at)
                        VALUES (?, ?, 'user', 'complete', ?, ?, ?) RETURNING *""",
                        MessageStore::message,
                        chatId,
                        parentId,
                        question,
                        requestKey.map(key -> scoped(user, key)).orElse(null),
                        clock.instant())
                .orElseThrow();
        var answer = insertAnswer(transaction, chatId, asked.id(), model);
        return new Turn(show(transaction, answer), asked, answer, true);
    }

    private Message insertAnswer(Transaction transaction, long chatId, long questionId, String model) {
        return transaction
                .readOne("""
                        INSERT INTO messages (chat_id, parent_id, role, status, model, created_at)
                        VALUES (?, ?, 'assistant', 'streaming', ?, ?) RETURNING *""", MessageStore::message, chatId, questionId, model, clock.instant())
                .orElseThrow();
    }

    /** Shows the branch that ends with this message. */
    private Chat show(Transaction transaction, Message leaf) {
        return transaction
                .readOne(
                        "UPDATE chats SET current_leaf_id = ?, active_at = ? WHERE id = ? RETURNING *",
                        ChatStore::chat,
                        leaf.id(),
                        clock.instant(),
                        leaf.chatId())
                .orElseThrow();
    }

    private static Message message(Transaction transaction, long id) {
        return transaction
                .readOne("SELECT * FROM messages WHERE id = ?", MessageStore::message, id)
                .orElseThrow();
    }

    private static Chat chat(Transaction transaction, long id) {
        return transaction
                .readOne("SELECT * FROM chats WHERE id = ?", ChatStore::chat, id)
                .orElseThrow();
    }

    static Message message(Row row) throws SQLException {
        return new Message(
                row.getLong("id"),
                row.getLong("chat_id"),
                row.findLong("parent_id"),
                row.getEnum("role", Role.class),
                row.getEnum("status", MessageStatus.class),
                row.getString("content"),
                row.getString("reasoning"),
                row.findString("model").orElse(""),
                error(row),
                AnswerStats.of(row),
                row.getInstant("created_at"));
    }

    private static Optional<ModelError> error(Row row) throws SQLException {
        var detail = row.findString("error_detail").orElse("");
        return row.findString("error").flatMap(ErrorKind::ofCode).map(kind -> ModelError.of(kind, detail));
    }
}
