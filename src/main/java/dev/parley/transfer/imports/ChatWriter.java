package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.chat.ChatParameterStore;
import dev.parley.chat.ChatParameters;
import dev.parley.chat.ChatPlacements;
import dev.parley.chat.ShownBranch;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.PortableMessage;
import dev.parley.transfer.imports.MessageWriter.Prepared;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stores one chat, or its new messages, in several short transactions, so that others need not wait. After each of them the chat
 * can be opened.
 */
final class ChatWriter {
    private static final int BATCH_MESSAGES_MAX = 200;
    private static final int BATCH_CHARS_MAX = 500_000;

    /** The next question asks the model that the last answer of the shown branch is from, unless the export names another. */
    private static final String MODEL_OF_BRANCH = """
            UPDATE chats SET model = COALESCE((
              WITH RECURSIVE branch (parent_id, model, position) AS (
                SELECT m.parent_id, m.model, 1 FROM chats c JOIN messages m ON m.id = c.current_leaf_id WHERE c.id = ?
                UNION ALL
                SELECT m.parent_id, m.model, b.position + 1 FROM branch b JOIN messages m ON m.id = b.parent_id
                WHERE b.model IS NULL)
              SELECT model FROM branch WHERE model IS NOT NULL ORDER BY position LIMIT 1), '')
            WHERE id = ? AND model = ''""";

    private final Database database;
    private final Clock clock;
    private final User user;
    private final PortableChat chat;
    private final Optional<Long> folderId;
    private final ImportProgress progress;
    private final boolean isNew;
    private final Map<String, Long> ids;
    private final List<Prepared> batch = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();
    private Optional<Long> chatId;
    private Instant lastTime;
    private long batchChars;
    private long added;
    private long lastId;
    private boolean isPinRefused;

    ChatWriter(
            Database database,
            Clock clock,
            User user,
            PortableChat chat,
            Optional<Long> folderId,
            Optional<Origins.Known> known,
            ImportProgress progress) {
        this.database = database;
        this.clock = clock;
        this.user = user;
        this.chat = chat;
        this.folderId = folderId;
        this.progress = progress;
        isNew = known.isEmpty();
        ids = known.map(Origins.Known::messages).orElseGet(HashMap::new);
        chatId = known.map(Origins.Known::chatId);
        lastTime = ImportedText.time(chat.createdAt().or(chat::activeAt).orElse(clock.instant()), clock.instant());
    }

    /** Whether the chat has this message already. */
    boolean has(PortableMessage message) {
        var id = Origins.stored(message.id());
        return ids.containsKey(id) || waiting.contains(id);
    }

    /** Adds a message that the chat does not have. */
    void add(PortableMessage message, List<Long> attachments) {
        lastTime = message.createdAt()
                .map(time -> ImportedText.time(time, clock.instant()))
                .orElse(lastTime);
        batch.add(new Prepared(
                Origins.stored(message.id()), message.parentId().map(Origins::stored), message, lastTime, attachments));
        waiting.add(Origins.stored(message.id()));
        batchChars += message.content().length() + message.reasoning().length();
        if (batch.size() >= BATCH_MESSAGES_MAX || batchChars >= BATCH_CHARS_MAX) {
            flush();
        }
    }

    /** Stores the rest, and shows the branch that was shown. Nothing is stored of a chat without messages. */
    void finish() {
        flush();
        if (added > 0) {
            database.write(this::show);
        }
        if (isPinRefused) {
            progress.problem(chat.title(), ItemException.Reason.TOO_MANY_PINNED);
        }
        if (chatId.isPresent()) {
            progress.chat(isNew, added);
        }
    }

    private void flush() {
        if (batch.isEmpty()) {
            return;
        }
        progress.check();
        var first = batch.get(0);
        var addedIds = new HashMap<String, Long>();
        long id = database.write(transaction -> {
            addedIds.clear();
            requireUser(transaction);
            long chat = chatId.orElseGet(() -> insertChat(transaction, first));
            requireChat(transaction, chat);
            var writer = new MessageWriter(transaction, user, chat, ids, addedIds);
            for (var prepared : batch) {
                lastId = writer.insert(prepared);
            }
            if (isNew) {
                transaction.update("UPDATE chats SET current_leaf_id = ? WHERE id = ?", lastId, chat);
            }
            return chat;
        });
        chatId = Optional.of(id);
        ids.putAll(addedIds);
        added += batch.size();
        batch.clear();
        waiting.clear();
        batchChars = 0;
    }

    /** The account may be deleted while the import runs. */
    private void requireUser(Transaction transaction) {
        transaction.lock("SELECT id FROM users WHERE id = ?", user.id());
        var found = transaction.readOne(
                "SELECT id FROM users WHERE id = ? AND disabled_at IS NULL", row -> row.getLong("id"), user.id());
        if (found.isEmpty()) {
            throw new ImportFailure(ImportFailure.Reason.STOPPED);
        }
    }

    /** The user may delete the chat while it is imported. */
    private static void requireChat(Transaction transaction, long id) {
        var found = transaction.readOne(
                "SELECT id FROM chats WHERE id = ? AND deleted_at IS NULL", row -> row.getLong("id"), id);
        if (found.isEmpty()) {
            throw new ItemException(ItemException.Reason.DELETED);
        }
    }

    private long insertChat(Transaction transaction, Prepared first) {
        var now = clock.instant();
        long id = transaction.insert(
                """
                INSERT INTO chats (user_id, title, model, folder_id, pinned, archived, created_at, active_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
                user.id(),
                ImportedText.title(chat, first.message().content()),
                ImportedText.model(chat.model()).orElse(""),
                folderId.orElse(null),
                isPinned(transaction) ? 1 : 0,
                chat.archived() ? 1 : 0,
                ImportedText.time(chat.createdAt().orElse(first.createdAt()), now),
                ImportedText.time(chat.activeAt().orElse(first.createdAt()), now));
        Origins.add(transaction, user, chat, id);
        var parameters = ImportedText.parameters(chat);
        if (!parameters.equals(ChatParameters.DEFAULT)) {
            ChatParameterStore.set(transaction, id, parameters);
        }
        return id;
    }

    private boolean isPinned(Transaction transaction) {
        if (!chat.pinned()) {
            return false;
        }
        long pinned = transaction
                .readOne(
                        "SELECT COUNT(*) AS pinned FROM chats WHERE user_id = ? AND pinned = 1",
                        row -> row.getLong("pinned"),
                        user.id())
                .orElse(0L);
        isPinRefused = pinned >= ChatPlacements.PINNED_MAX;
        return !isPinRefused;
    }

    /** A chat in which the user has gone on here keeps its branch. */
    private boolean show(Transaction transaction) {
        long id = chatId.orElseThrow();
        var wanted = chat.currentId().map(Origins::stored).map(ids::get).orElse(lastId);
        transaction.update("UPDATE chats SET active_at = ? WHERE id = ? AND active_at < ?", activeAt(), id, activeAt());
        transaction.update("""
                UPDATE chats SET current_leaf_id = ? WHERE id = ? AND user_id = ?
                  AND current_leaf_id IN (SELECT message_id FROM message_origins WHERE chat_id = ?)""", ShownBranch.newestLeaf(transaction, id, wanted), id, user.id(), id);
        return transaction.update(MODEL_OF_BRANCH, id, id) > 0;
    }

    private Instant activeAt() {
        return chat.activeAt()
                .map(time -> ImportedText.time(time, clock.instant()))
                .filter(time -> time.isAfter(lastTime))
                .orElse(lastTime);
    }
}
