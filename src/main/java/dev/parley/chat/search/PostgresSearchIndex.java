package dev.parley.chat.search;

import static java.util.stream.Collectors.joining;

import dev.parley.account.User;
import dev.parley.db.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The index in PostgreSQL, a GIN index of {@code tsvector}. It has no order, so it would collect all messages that have a
 * common word. Therefore the newest messages are read one after the other first, which finds enough with a common word; the
 * index is asked for what is older.
 */
final class PostgresSearchIndex implements SearchIndex {
    /** Messages that are read one after the other, which takes some milliseconds. */
    private static final int READ_MAX = 10_000;

    private final Database database;
    private final int readMax;

    PostgresSearchIndex(Database database) {
        this(database, READ_MAX);
    }

    PostgresSearchIndex(Database database, int readMax) {
        this.database = database;
        this.readMax = readMax;
    }

    @Override
    public List<Long> find(User user, Field field, List<SearchTerm> terms, long before, int max) {
        var query = query(user, field, terms);
        var found = new ArrayList<>(amongNewest(user, query, before, max));
        if (found.size() < max) {
            lastRead(user, before).ifPresent(last -> found.addAll(olderThan(user, query, last, max - found.size())));
        }
        return found;
    }

    private List<Long> amongNewest(User user, String query, long before, int max) {
        return database.read("""
                SELECT message_id FROM (
                  SELECT message_id, lexemes FROM search_documents WHERE user_id = ? AND message_id < ?
                  ORDER BY message_id DESC LIMIT ?) newest
                WHERE lexemes @@ CAST(? AS tsquery) ORDER BY message_id DESC LIMIT ?""", row -> row.getLong("message_id"), user.id(), before, readMax, query, max);
    }

    /** The oldest message that {@link #amongNewest} reads; empty if the user has no older ones. */
    private Optional<Long> lastRead(User user, long before) {
        return database.readOne("""
                SELECT message_id FROM search_documents WHERE user_id = ? AND message_id < ?
                ORDER BY message_id DESC LIMIT 1 OFFSET ?""", row -> row.getLong("message_id"), user.id(), before, readMax - 1);
    }

    /** The sums keep PostgreSQL from the other indexes: they have all messages of the user, the words have fewer. */
    private List<Long> olderThan(User user, String query, long messageId, int max) {
        return database.read("""
                WITH found AS MATERIALIZED (
                  SELECT message_id FROM search_documents
                  WHERE lexemes @@ CAST(? AS tsquery) AND user_id + 0 = ? AND message_id + 0 < ?)
                SELECT message_id FROM found ORDER BY message_id DESC LIMIT ?""", row -> row.getLong("message_id"), query, user.id(), messageId, max);
    }

    private static String query(User user, Field field, List<SearchTerm> terms) {
        var all = terms.stream().map(term -> " & '" + field.token(term.word()) + '\'' + (term.prefix() ? ":*" : ""));
        return '\'' + IndexedWords.userToken(user.id()) + '\'' + all.collect(joining());
    }
}
