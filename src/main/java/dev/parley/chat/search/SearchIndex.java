package dev.parley.chat.search;

import dev.parley.account.User;
import dev.parley.db.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the ids of messages that have all words of a query, the newest first. */
final class SearchIndex {
    /** Blocks that one statement looks for: few at first, because a common word is in each. */
    private static final int BLOCKS_AT_ONCE_MIN = 2;

    private static final int BLOCKS_AT_ONCE_MAX = 64;

    private final Database database;

    SearchIndex(Database database) {
        this.database = database;
    }

    /**
     * The newest messages before this one, in which all terms are found.
     *
     * @param terms at least one, the rarest first
     */
    List<Long> find(User user, List<SearchTerm> terms, long before, int max) {
        return new Search(user, terms, before, max).run();
    }

    private final class Search {
        private final User user;
        private final List<SearchTerm> terms;
        private final long before;
        private final int max;
        private final TreeSet<Long> found = new TreeSet<>(Collections.reverseOrder());

        private Search(User user, List<SearchTerm> terms, long before, int max) {
            this.user = user;
            this.terms = terms;
            this.before = before;
            this.max = max;
        }

        private List<Long> run() {
            latest();
            long below = Long.MAX_VALUE;
            for (int limit = BLOCKS_AT_ONCE_MIN; ; limit = Math.min(BLOCKS_AT_ONCE_MAX, limit * 2)) {
                var blocks = blocks(below, limit);
                for (long block : blocks) {
                    if (isFull(block)) {
                        return page();
                    }
                    addFrom(block);
                }
                if (blocks.size() < limit) {
                    return page();
                }
                below = blocks.get(blocks.size() - 1);
            }
        }

        private List<Long> page() {
            return found.stream().limit(max).toList();
        }

        /** Whether neither this block nor those before it can have a newer message than those found. */
        private boolean isFull(long block) {
            return found.size() >= max
                    && found.stream().skip(max - 1L).findFirst().orElseThrow() >= block;
        }

        /** Searches the documents that are in no block yet. */
        private void latest() {
            var documents = database.read(
                    """
                    SELECT message_id, words FROM search_documents
                    WHERE user_id = ? AND block = 0 AND message_id < ? AND words LIKE ?
                    ORDER BY message_id DESC""",
                    row -> new Latest(row.getLong("message_id"), row.getString("words")),
                    user.id(),
                    before,
                    "%" + terms.get(0).inWords() + "%");
            for (var document : documents) {
                if (terms.stream().allMatch(term -> document.words.contains(term.inWords()))) {
                    found.add(document.id);
                }
            }
        }

        /** The newest blocks below this one that have each of the first three terms somewhere. */
        private List<Long> blocks(long below, int limit) {
            var first = terms.get(0);
            var second = terms.get(terms.size() > 1 ? 1 : 0);
            var third = terms.get(terms.size() > 2 ? 2 : 0);
            // Subqueries with a limit, because PostgreSQL turns EXISTS into a join that may read all words of the user.
            return database.read(
                    """
                    SELECT b.block FROM search_blocks b
                    WHERE b.user_id = ? AND b.block < ? AND b.first_id < ?
                      AND (SELECT 1 FROM search_words w WHERE w.user_id = b.user_id AND w.block = b.block
                           AND w.word >= ? AND w.word <= ? LIMIT 1) = 1
                      AND (SELECT 1 FROM search_words w WHERE w.user_id = b.user_id AND w.block = b.block
                           AND w.word >= ? AND w.word <= ? LIMIT 1) = 1
                      AND (SELECT 1 FROM search_words w WHERE w.user_id = b.user_id AND w.block = b.block
                           AND w.word >= ? AND w.word <= ? LIMIT 1) = 1
                    ORDER BY b.block DESC LIMIT ?""",
                    row -> row.getLong("block"),
                    user.id(),
                    below,
                    before,
                    first.word(),
                    first.lastMatch(),
                    second.word(),
                    second.lastMatch(),
                    third.word(),
                    third.lastMatch(),
                    limit);
        }

        private void addFrom(long block) {
            var all = documents(block, terms.get(0));
            for (var term : terms.subList(1, terms.size())) {
                if (all.isEmpty()) {
                    return;
                }
                all.retainAll(documents(block, term));
            }
            found.addAll(all);
        }

        private Set<Long> documents(long block, SearchTerm term) {
            var documents = new HashSet<Long>();
            var lists = new ArrayList<>(
                    database.read("""
                    SELECT ids FROM search_words
                    WHERE user_id = ? AND block = ? AND word >= ? AND word <= ?""", row -> row.getString("ids"), user.id(), block, term.word(), term.lastMatch()));
            for (var ids : lists) {
                DocumentIds.decode(block, ids, id -> {
                    if (id < before) {
                        documents.add(id);
                    }
                });
            }
            return documents;
        }
    }

    private record Latest(long id, String words) {}
}
