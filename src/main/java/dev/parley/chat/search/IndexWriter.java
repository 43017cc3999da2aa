package dev.parley.chat.search;

import dev.parley.chat.search.SearchIndexer.Change;
import dev.parley.chat.search.SearchIndexer.Document;
import dev.parley.db.Database;
import dev.parley.db.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes the index. A new document is one row; when a user has enough of them, they become a block, with a row for each
 * word. So indexing a message costs one row at once, and no more than a few later.
 */
final class IndexWriter {
    /** Documents that make a block. Smaller blocks cost more look-ups for a rare word, larger ones more for a common one. */
    static final int BLOCK_DOCUMENTS = 512;

    /** Blocks from which words are removed in one transaction; each is read completely. */
    private static final int BLOCKS_CHANGED_MAX = 8;

    private final Database database;

    IndexWriter(Database database) {
        this.database = database;
    }

    /** Replaces what is indexed of these messages, or of the first of them, if they are in many blocks. */
    void write(List<Change> changes) {
        database.write(transaction -> {
            var removed = new HashMap<Block, Set<Long>>();
            var users = new HashSet<Long>();
            for (var change : changes) {
                if (removed.size() == BLOCKS_CHANGED_MAX) {
                    break;
                }
                block(transaction, change.messageId())
                        .ifPresent(block -> removed.computeIfAbsent(block, its -> new HashSet<>())
                                .add(change.messageId()));
                replace(transaction, change);
                change.document().map(Document::userId).ifPresent(users::add);
            }
            removed.forEach((block, messageIds) -> remove(transaction, block, messageIds));
            users.forEach(user -> closeBlock(transaction, user));
            return removed.size();
        });
    }

    private static void replace(Transaction transaction, Change change) {
        transaction.update("DELETE FROM search_documents WHERE message_id = ?", change.messageId());
        change.document()
                .ifPresent(document -> transaction.update(
                        "INSERT INTO search_documents (message_id, user_id, block, words) VALUES (?, ?, 0, ?)",
                        change.messageId(),
                        document.userId(),
                        document.words()));
        change.entries().forEach(entry -> transaction.update("DELETE FROM search_queue WHERE id = ?", entry));
    }

    /** The block with the words of a message; empty if it has none or is in no block yet. */
    private static Optional<Block> block(Transaction transaction, long messageId) {
        return transaction.readOne(
                "SELECT user_id, block FROM search_documents WHERE message_id = ? AND block <> 0",
                row -> new Block(row.getLong("user_id"), row.getLong("block")),
                messageId);
    }

    /** Removes messages from the words of a block. Reads the block, because the words of the messages may be unknown now. */
    private static void remove(Transaction transaction, Block block, Set<Long> messageIds) {
        var changed = new ArrayList<Posting>();
        var rows = transaction.read(
                "SELECT word, ids FROM search_words WHERE user_id = ? AND block = ?",
                row -> new Posting(row.getString("word"), row.getString("ids")),
                block.userId,
                block.number);
        for (var row : rows) {
            var ids = new ArrayList<Long>();
            DocumentIds.decode(block.number, row.ids, ids::add);
            if (ids.removeAll(messageIds)) {
                changed.add(new Posting(row.word, ids.isEmpty() ? "" : DocumentIds.encode(block.number, ids)));
            }
        }
        for (var row : changed) {
            if (row.ids.isEmpty()) {
                transaction.update(
                        "DELETE FROM search_words WHERE user_id = ? AND block = ? AND word = ?",
                        block.userId,
                        block.number,
                        row.word);
            } else {
                transaction.update(
                        "UPDATE search_words SET ids = ? WHERE user_id = ? AND block = ? AND word = ?",
                        row.ids,
                        block.userId,
                        block.number,
                        row.word);
            }
        }
        transaction.update("""
                DELETE FROM search_blocks WHERE user_id = ? AND block = ?
                  AND NOT EXISTS (SELECT 1 FROM search_documents d WHERE d.user_id = ? AND d.block = ?)""", block.userId, block.number, block.userId, block.number);
    }

    /** Makes a block of the latest documents of a user, if they are enough. */
    private static void closeBlock(Transaction transaction, long userId) {
        if (latestCount(transaction, userId) < BLOCK_DOCUMENTS) {
            return;
        }
        var idsOfWords = new TreeMap<String, List<Long>>();
        var latest = transaction.read(
                """
                SELECT message_id, words FROM search_documents
                WHERE user_id = ? AND block = 0 ORDER BY message_id DESC""",
                row -> {
                    long id = row.getLong("message_id");
                    for (var word : DocumentWords.split(row.getString("words"))) {
                        idsOfWords
                                .computeIfAbsent(word, its -> new ArrayList<>())
                                .add(id);
                    }
                    return id;
                },
                userId);
        long number = freeNumber(transaction, userId, latest.get(0));
        transaction.updateAll(
                "INSERT INTO search_words (user_id, block, word, ids) VALUES (?, ?, ?, ?)",
                idsOfWords.entrySet().stream().map(entry ->
                        new Object[] {userId, number, entry.getKey(), DocumentIds.encode(number, entry.getValue())}));
        transaction.update(
                "INSERT INTO search_blocks (user_id, block, first_id) VALUES (?, ?, ?)",
                userId,
                number,
                latest.get(latest.size() - 1));
        transaction.update(
                "UPDATE search_documents SET block = ?, words = '' WHERE user_id = ? AND block = 0", number, userId);
    }

    private static int latestCount(Transaction transaction, long userId) {
        return transaction
                .read(
                        "SELECT message_id FROM search_documents WHERE user_id = ? AND block = 0 LIMIT ?",
                        row -> row.getLong("message_id"),
                        userId,
                        BLOCK_DOCUMENTS)
                .size();
    }

    /** The id of the newest message, or if a block has that number already, the next free one. */
    private static long freeNumber(Transaction transaction, long userId, long newestId) {
        long number = newestId;
        while (transaction
                .readOne(
                        "SELECT block FROM search_blocks WHERE user_id = ? AND block = ?",
                        row -> row.getLong("block"),
                        userId,
                        number)
                .isPresent()) {
            number++;
        }
        return number;
    }

    private record Block(long userId, long number) {}

    private record Posting(String word, String ids) {}
}
