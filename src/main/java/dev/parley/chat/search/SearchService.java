package dev.parley.chat.search;

import dev.parley.account.User;
import dev.parley.chat.Role;
import dev.parley.db.Database;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Searches the messages of a user, and the titles of the user's chats. Deleted and temporary chats are not found. */
public final class SearchService {
    /** The position before all messages. */
    public static final long NEWEST = Long.MAX_VALUE;

    private final Database database;
    private final SearchIndex index;

    /** @param database has the index, which {@link SearchIndexer} writes */
    public SearchService(Database database) {
        this.database = database;
        index = SearchIndex.of(database);
    }

    /** The messages that have all words, and the first messages of the chats whose title has all words. */
    public SearchPage find(User user, SearchQuery query, long before, int max) {
        return page(user, before, max, below -> {
            var ids = new TreeSet<Long>(Collections.reverseOrder());
            ids.addAll(index.find(user, Field.TEXT, query.terms(), below, max + 1));
            ids.addAll(index.find(user, Field.TITLE, query.terms(), below, max + 1));
            return ids.stream().limit(max + 1L).toList();
        });
    }

    /** The first messages of the newest chats whose title has all words. */
    public SearchPage titles(User user, SearchQuery query, int max) {
        return page(user, NEWEST, max, below -> index.find(user, Field.TITLE, query.terms(), below, max + 1));
    }

    /** Reads what was found, and continues after the hits that are deleted meanwhile. */
    private SearchPage page(User user, long before, int max, Finder finder) {
        var hits = new ArrayList<SearchHit>();
        long below = before;
        while (true) {
            var ids = finder.below(below);
            for (long id : ids) {
                var hit = hit(user, id);
                if (hit.isPresent() && hits.size() == max) {
                    return new SearchPage(hits, below);
                }
                hit.ifPresent(hits::add);
                below = id;
            }
            if (ids.size() <= max) {
                return new SearchPage(hits, 0);
            }
        }
    }

    private Optional<SearchHit> hit(User user, long messageId) {
        return database.readOne(
                """
                SELECT m.id, m.chat_id, m.role, m.created_at, substr(m.content, 1, ?) AS content, c.title,
                  (SELECT STRING_AGG(a.name, ', ') FROM attachments a WHERE a.message_id = m.id) AS files
                FROM messages m JOIN chats c ON c.id = m.chat_id
                WHERE m.id = ? AND c.user_id = ? AND c.deleted_at IS NULL AND c.temporary = 0""",
                row -> new SearchHit(
                        row.getLong("id"),
                        row.getLong("chat_id"),
                        row.getString("title"),
                        row.getEnum("role", Role.class),
                        FoundText.of(row),
                        row.getInstant("created_at")),
                Words.TEXT_CHARS_MAX,
                messageId,
                user.id());
    }

    private interface Finder {
        /** The ids of the newest hits below this one, one more than are shown. */
        List<Long> below(long id);
    }
}
