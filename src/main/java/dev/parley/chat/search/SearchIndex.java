package dev.parley.chat.search;

import dev.parley.account.User;
import dev.parley.db.Database;
import java.util.List;

/** Finds messages by their words in the full-text index of the database. */
interface SearchIndex {
    /**
     * The ids of the newest messages of a user before this one that have all terms in this field.
     *
     * @param terms at least one
     * @param max the number of ids
     */
    List<Long> find(User user, Field field, List<SearchTerm> terms, long before, int max);

    /** The index of this database. */
    static SearchIndex of(Database database) {
        return database.isPostgres() ? new PostgresSearchIndex(database) : new SqliteSearchIndex(database);
    }
}
