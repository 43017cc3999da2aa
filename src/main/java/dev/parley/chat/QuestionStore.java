package dev.parley.chat;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores questions, each in one transaction with the empty answers to it. */
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
        return start(user, List.of(model), ChatParameters.DEFAULT, question, false);
    }

    /**
     * Stores a new chat, which may be temporary, with its first question.
     *
     * @param models those that answer; the chat remembers the first one
     */
    Turn start(User user, List<String> models, ChatParameters parameters, Question question, boolean isTemporary) {
        return database.write(transaction -> {
            RunningAnswerLimits.lock(transaction, user);
            return replay(transaction, user, question).orElseGet(() -> {
                admission.require(transaction, user, models);
                long chatId = transaction.insert(
                        "INSERT INTO chats (user_id, title, model, temporary, created_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
                        user.id(),
                        title(transaction, user, question),
                        models.get(0),
                        isTemporary ? 1 : 0,
                        clock.instant());
                if (!parameters.equals(ChatParameters.DEFAULT)) {
                    ChatParameterStore.set(transaction, chatId, parameters);
                }
                return add(transaction, user, chatId, null, models, question);
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
                var models = pick.models(now.model());
                admission.require(transaction, user, models);
                pick.parameters().ifPresent(picked -> ChatParameterStore.set(transaction, chat.id(), picked));
                var parentId = place.parentId(transaction, now);
                return add(transaction, user, chat.id(), parentId, models, question);
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
                transaction.read(
                        "SELECT * FROM messages WHERE parent_id = ? ORDER BY id", MessageStore::message, asked.id()),
                false));
    }

    /** @param models each answers; if there are several, their answers are shown side by side */
    private Turn add(
            Transaction transaction,
            User user,
            long chatId,
            @Nullable Long parentId,
            List<String> models,
            Question question) {
        var asked = transaction
                .readOne(
                        """
                        INSERT INTO messages (chat_id, parent_id, role, status, content, request_key, created_at)
                        VALUES (?, ?, 'user', 'complete', ?, ?, ?)
                        RETURNING *, (SELECT p.column_number FROM messages p WHERE p.id = messages.parent_id) AS kept""",
                        row -> new Asked(MessageStore.message(row), row.findLong("kept")),
                        chatId,
                        parentId,
                        question.text(),
                        question.requestKey().map(key -> scoped(user, key)).orElse(null),
                        clock.instant())
                .orElseThrow();
        if (asked.kept().isPresent()) {
            ComparisonStore.end(transaction, asked.message().parentId().orElseThrow());
        }
        var added = new ArrayList<Message>();
        for (var model : models) {
            var column = models.size() == 1 ? Optional.<Long>empty() : Optional.of(added.size() + 1L);
            added.add(answers.insert(transaction, asked.message(), model, column));
        }
        var complete = question.attachments().isEmpty()
                ? asked.message()
                : MessageAttachments.attach(transaction, user, asked.message().id(), question.attachments());
        return new Turn(answers.show(transaction, added.get(0)), complete, List.copyOf(added), true);
    }

    /** The first sentence, or the name of the first file. */
    private static String title(Transaction transaction, User user, Question question) {
        var title = ChatTitle.of(question.text());
        if (!title.isEmpty() || question.attachments().isEmpty()) {
            return title;
        }
        return transaction
                .readOne(
                        "SELECT name FROM attachments WHERE id = ? AND user_id = ?",
                        row -> ChatTitle.ofFile(row.getString("name")),
                        question.attachments().get(0),
                        user.id())
                .orElse("");
    }

    /** @param kept the column of the answer that the question follows, and which is kept by that */
    private record Asked(Message message, Optional<Long> kept) {}

    /** Keeps the keys of two users apart. */
    private static String scoped(User user, String requestKey) {
        return user.id() + ":" + requestKey;
    }
}
