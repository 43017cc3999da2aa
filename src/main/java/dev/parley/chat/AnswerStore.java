package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.chat.ChatException.Reason;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.generation.MessageStatus;
import java.time.Clock;
import java.util.Optional;

/** Stores answers before they are written: a sibling of an answer, or an incomplete answer that is continued. */
public final class AnswerStore {
    private final Database database;
    private final AnswerAdmission admission;
    private final Clock clock;

    public AnswerStore(Database database, AnswerAdmission admission, Clock clock) {
        this.database = database;
        this.admission = admission;
        this.clock = clock;
    }

    /**
     * Stores another, empty answer to the question of an answer, and shows its branch.
     *
     * @param pick what was picked for this answer and the next ones
     * @param seen the number of answers when the request was sent. If there are more now, the request is a repetition
     */
    StartedAnswer regenerate(User user, Chat chat, Message answer, Pick pick, Optional<Long> seen) {
        long questionId = answer.parentId().orElseThrow(() -> new ChatException(Reason.NOT_FOUND));
        return database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            var answers = transaction.read(
                    "SELECT * FROM messages WHERE parent_id = ? ORDER BY id DESC", MessageStore::message, questionId);
            if (seen.isPresent() && seen.get() < answers.size()) {
                return new StartedAnswer(answers.get(0), false);
            }
            // It may have been kept since it was read.
            var column = answers.stream()
                    .filter(one -> one.id() == answer.id())
                    .findFirst()
                    .flatMap(Message::column);
            var now = RunningAnswerLimits.requireIdle(transaction, user, chat, questionId, column);
            // In a comparison, the model of the column answers again, and the chat keeps its own.
            var model = pick.model().orElse(column.isPresent() ? answer.model() : now.model());
            admission.require(transaction, user, model);
            pick.parameters().ifPresent(picked -> ChatParameterStore.set(transaction, chat.id(), picked));
            var another = insert(transaction, chat.id(), questionId, model, column);
            show(transaction, another, column.isPresent() ? now.model() : model);
            return new StartedAnswer(another, true);
        });
    }

    /** Marks an incomplete answer as streaming. An answer that is streaming already, or complete, is left alone. */
    StartedAnswer resume(User user, Chat chat, Message answer) {
        return database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            var now = transaction
                    .readOne("SELECT * FROM messages WHERE id = ?", MessageStore::message, answer.id())
                    .orElseThrow();
            if (now.status() == MessageStatus.STREAMING || now.status() == MessageStatus.COMPLETE) {
                return new StartedAnswer(now, false);
            }
            admission.require(transaction, user, answer.model());
            var idle = RunningAnswerLimits.requireIdle(
                    transaction, user, chat, now.parentId().orElseThrow(), now.column());
            if (isFollowed(transaction, answer) || !now.isResumable()) {
                throw new ChatException(Reason.NOT_RESUMABLE);
            }
            return new StartedAnswer(markStreaming(transaction, idle, answer), true);
        });
    }

    private static boolean isFollowed(Transaction transaction, Message answer) {
        return transaction
                .readOne("SELECT id FROM messages WHERE parent_id = ?", row -> row.getLong("id"), answer.id())
                .isPresent();
    }

    private Message markStreaming(Transaction transaction, Chat chat, Message answer) {
        var resumed =
                transaction.readOne("""
                        UPDATE messages SET status = 'streaming', finish_reason = NULL, error = NULL, error_detail = NULL
                        WHERE id = ? RETURNING *""", MessageStore::message, answer.id()).orElseThrow();
        // The stored HTML is about to be outdated.
        transaction.update("DELETE FROM answer_html WHERE message_id = ?", answer.id());
        show(transaction, resumed, chat.model());
        return resumed;
    }

    /**
     * Inserts an empty answer.
     *
     * @param column as in {@link Message}
     */
    Message insert(Transaction transaction, Message question, String model, Optional<Long> column) {
        return insert(transaction, question.chatId(), question.id(), model, column);
    }

    private Message insert(Transaction transaction, long chatId, long questionId, String model, Optional<Long> column) {
        return transaction
                .readOne("""
                        INSERT INTO messages (chat_id, parent_id, role, status, model, column_number, created_at)
                        VALUES (?, ?, 'assistant', 'streaming', ?, ?, ?) RETURNING *""", MessageStore::message, chatId, questionId, model, column.orElse(null), clock.instant())
                .orElseThrow();
    }

    /** Shows the branch that ends with this new answer. The chat remembers its model; an archived chat returns to the list. */
    Chat show(Transaction transaction, Message leaf) {
        return show(transaction, leaf, leaf.model());
    }

    private Chat show(Transaction transaction, Message leaf, String model) {
        return transaction
                .readOne("""
                        UPDATE chats SET current_leaf_id = ?, active_at = ?, archived = 0, model = ?
                        WHERE id = ? RETURNING *""", ChatStore::chat, leaf.id(), clock.instant(), model, leaf.chatId())
                .orElseThrow();
    }
}
