package dev.parley.chat.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.db.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The query plans of a search, so that it reads no more than it needs, however many messages there are. */
class SearchPlanTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/parley/chat/search");
    private static final Pattern STATEMENT = Pattern.compile("\"\"\"\\s*\n(.*?)\"\"\"", Pattern.DOTALL);

    @Test
    void sqliteReadsTheHitsFromTheIndexInTheirOrderUntilThePageIsFull() throws IOException {
        var statements = statements("SqliteSearchIndex");
        assertEquals(1, statements.size());
        var plan = plan(Engine.SQLITE, "EXPLAIN QUERY PLAN " + statements.get(0));
        // M: the words are looked up in the index; <: the ids are limited in it, too.
        assertTrue(plan.matches("(?s).*search_index VIRTUAL TABLE INDEX \\d+:<?M\\d+<?.*"), plan);
        assertFalse(plan.contains("TEMP B-TREE"), plan);
    }

    @Test
    void postgresqlReadsALimitedNumberOfTheNewestMessagesAndLooksUpTheWordsOfTheOthers() throws IOException {
        assumeTrue(Engine.hasPostgres());
        var statements = statements("PostgresSearchIndex");
        assertEquals(3, statements.size(), statements.toString());
        for (var newest : statements.subList(0, 2)) {
            var plan = plan(Engine.POSTGRESQL, "EXPLAIN " + filled(newest));
            assertTrue(plan.contains("Index") && plan.contains("Backward using search_documents_by_user"), plan);
            assertFalse(plan.contains("Seq Scan"), plan);
        }
        var older = plan(Engine.POSTGRESQL, "EXPLAIN " + filled(statements.get(2)));
        assertTrue(older.contains("Bitmap Index Scan on search_documents_by_lexeme"), older);
    }

    /** A database with too few rows for an index would be read completely, unless that is switched off. */
    private static String plan(Engine engine, String statement) {
        try (var database = engine.create()) {
            if (engine == Engine.POSTGRESQL) {
                database.update("ALTER ROLE CURRENT_USER IN DATABASE "
                        + database.rows("SELECT current_database()").get(0)
                        + " SET enable_seqscan = off");
            }
            return String.join("\n", database.rows(statement));
        }
    }

    private static String filled(String statement) {
        var words = statement.replace("CAST(? AS tsquery)", "CAST('''word'':*' AS tsquery)");
        return words.replace("?", "5");
    }

    private static List<String> statements(String type) throws IOException {
        return STATEMENT
                .matcher(Files.readString(SOURCES.resolve(type + ".java")))
                .results()
                .map(block -> block.group(1))
                .toList();
    }
}
