package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores questions, each in one transaction with the empty answer to it. */
public final class QuestionStore {
    private final Database database;
    private final AnswerAdmission admission;
    private final AnswerStore answers;
    private final Clock clock;

    public QuestionStore(Database database, AnswerAdmission admission, AnswerStore answers, Clock clock) {
        this.database = database;
        this.admission = admission;
        this.answers = answers;
        this.clock = clock;
    }

    /** Stores a new chat with its first question. */
    Turn start(User user, String model, Question question) {
        return start(user, model, ChatParameters.DEFAULT, question, false);
    }

    /** Stores a new chat, which may be temporary, with its first question. */
    Turn start(User user, String model, ChatParameters parameters, Question question, boolean isTemporary) {
        return database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            return replay(transaction, user, question).orElseGet(() -> {
                admission.require(transaction, user, model);
                long chatId = transaction.insert(
                        "INSERT INTO chats (user_id, title, model, temporary, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
                        user.id(),
                        ChatTitle.of(question.text()),
                        model,
                        isTemporary ? 1 : 0,
                        clock.instant());
                if (!parameters.equals(ChatParameters.DEFAULT)) {
                    ChatParameterStore.set(transaction, chatId, parameters);
                }
                return add(transaction, user, chatId, null, model, question);
            });
        });
    }

    /**
     * Stores the next question of a chat, and what was picked for it.
     *
     * @param seen the last message on the page that sent the question. If another page shows another branch meanwhile, the
     *     question is added to the branch that the user saw
     */
    Turn ask(User user, Chat chat, Pick pick, Optional<Long> seen, Question question) {
        return once(user, chat, pick, question, (transaction, now) -> {
            long last = now.currentLeafId();
            if (seen.isPresent() && !ShownBranch.isOnBranch(transaction, now, seen.get())) {
                last = ShownBranch.newestLeaf(transaction, now, seen.get());
            }
            return last;
        });
    }

    /** Stores another version of a question, which replies to the same message. */
    Turn edit(User user, Chat chat, Message edited, Pick pick, Question question) {
        return once(user, chat, pick, question, (transaction, now) -> edited.parentId()
                .orElse(null));
    }

    private interface Place {
        @Nullable
        Long parentId(Transaction transaction, Chat now);
    }

    private Turn once(User user, Chat chat, Pick pick, Question question, Place place) {
        return database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            return replay(transaction, user, question).orElseGet(() -> {
                var now = RunningAnswerLimits.requireIdle(transaction, user, chat);
                var model = pick.model().orElse(now.model());
                admission.require(transaction, user, model);
                pick.parameters().ifPresent(picked -> ChatParameterStore.set(transaction, chat.id(), picked));
                var parentId = place.parentId(transaction, now);
                return add(transaction, user, chat.id(), parentId, model, question);
            });
        });
    }

    /** The turn that the same request has stored before. */
    private static Optional<Turn> replay(Transaction transaction, User user, Question question) {
        var stored = question.requestKey()
                .flatMap(key -> transaction.readOne(
                        "SELECT * FROM messages WHERE request_key = ?", MessageStore::message, scoped(user, key)));
        return stored.map(asked -> new Turn(
                transaction
                        .readOne("SELECT * FROM chats WHERE id = ?", ChatStore::chat, asked.chatId())
                        .orElseThrow(),
                asked,
                transaction
                        .readOne(
                                "SELECT * FROM messages WHERE parent_id = ? ORDER BY id",
                                MessageStore::message,
                                asked.id())
                        .orElseThrow(),
                false));
    }

    private Turn add(
            Transaction transaction, User user, long chatId, @Nullable Long parentId, String model, Question question) {
        var asked = transaction
                .readOne(
                        """
                        INSERT INTO messages (chat_id, parent_id, role, status, content, request_key, created_at)
                        VALUES (?, ?, 'user', 'complete', ?, ?, ?) RETURNING *""",
                        MessageStore::message,
                        chatId,
                        parentId,
                        question.text(),
                        question.requestKey().map(key -> scoped(user, key)).orElse(null),
                        clock.instant())
                .orElseThrow();
        var answer = answers.insert(transaction, chatId, asked.id(), model);
        return new Turn(answers.show(transaction, answer), asked, answer, true);
    }

    /** Keeps the keys of two users apart. */
    private static String scoped(User user, String requestKey) {
        return user.id() + ":" + requestKey;
    }
}
