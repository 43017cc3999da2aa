package dev.parley.chat.search;

import static java.util.stream.Collectors.joining;

import dev.parley.account.User;
import dev.parley.db.Database;
import java.util.List;

/**
 * The index in SQLite, with FTS5 (https://www.sqlite.org/fts5.html). It keeps the messages of a word in the order of their
 * ids, so the newest are found first and the search ends with the page.
 */
final class SqliteSearchIndex implements SearchIndex {
    private final Database database;

    SqliteSearchIndex(Database database) {
        this.database = database;
    }

    @Override
    public List<Long> find(User user, Field field, List<SearchTerm> terms, long before, int max) {
        return database.read("""
                SELECT rowid AS id FROM search_index WHERE search_index MATCH ? AND rowid < ?
                ORDER BY rowid DESC LIMIT ?""", row -> row.getLong("id"), query(user, field, terms), before, max);
    }

    private static String query(User user, Field field, List<SearchTerm> terms) {
        var all = terms.stream().map(term -> " AND \"" + field.token(term.word()) + '"' + (term.prefix() ? "*" : ""));
        return '"' + IndexedWords.userToken(user.id()) + '"' + all.collect(joining());
    }
}
