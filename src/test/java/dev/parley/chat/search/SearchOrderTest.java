package dev.parley.chat.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of a search in each index, those that PostgreSQL reads and those that it looks up. */
class SearchOrderTest {
    private static final User ADA = new User(1, "ada@example.org", false);
    private static final List<Long> IDS =
            LongStream.rangeClosed(1, 40).map(i -> i * i).boxed().toList();

    private static final int PAGE = 4;
    /** So few that most pages are found by words. */
    private static final int READ_MAX = 5;

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void pagesHaveEachMessageOfTheUserOnceNewestFirst(Engine engine) {
        try (var storage = engine.create();
                var database = storage.open()) {
            for (long id : IDS) {
                insert(database, id, 1, id % 3 == 0 ? "often never" : "often");
                insert(database, id + 10_000, 2, "often never");
            }
            var index = engine == Engine.POSTGRESQL
                    ? new PostgresSearchIndex(database, READ_MAX)
                    : new SqliteSearchIndex(database);
            assertEquals(newestFirst(IDS), pages(index, "often"));
            assertEquals(newestFirst(IDS), pages(index, "oft"));
            assertEquals(newestFirst(IDS.stream().filter(id -> id % 3 == 0).toList()), pages(index, "often never"));
            assertEquals(List.of(), pages(index, "rarely"));
        }
    }

    private static List<Long> pages(SearchIndex index, String query) {
        var all = new ArrayList<Long>();
        var page = index.find(ADA, Field.TEXT, SearchQuery.of(query).terms(), Long.MAX_VALUE, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = index.find(ADA, Field.TEXT, SearchQuery.of(query).terms(), page.get(page.size() - 1), PAGE);
        }
        return all;
    }

    private static List<Long> newestFirst(List<Long> ids) {
        return ids.stream().sorted((a, b) -> Long.compare(b, a)).toList();
    }

    private static void insert(Database database, long id, long userId, String text) {
        database.update(
                "INSERT INTO search_documents (message_id, user_id, words) VALUES (?, ?, ?)",
                id,
                userId,
                IndexedWords.of(userId, text, ""));
    }
}
