package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The own model servers of users become connections. */
class OwnServersMigrationTest {
    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void anOwnServerBecomesAConnectionWithItsKeyAndModels(Engine engine) throws IOException {
        try (var database = engine.create()) {
            database.update("""
                    INSERT INTO users (id, email, password_hash, created_at)
                    VALUES (1, 'ada', 'x', 0), (2, 'bob', 'x', 0), (3, 'carol', 'x', 0)""");
            database.update("INSERT INTO settings (user_id, server_url) VALUES (1, 'https://ai.example.org:8443/v1')");
            database.update("INSERT INTO settings (user_id, system_prompt) VALUES (2, 'Short')");
            database.update("INSERT INTO settings (user_id, server_url) VALUES (3, 'https://openrouter.ai')");
            var key = engine == Engine.POSTGRESQL ? "'\\x0102'" : "x'0102'";
            database.update("UPDATE settings SET api_key = " + key);
            database.update("""
                    INSERT INTO chats (id, user_id, title, model, created_at)
                    VALUES (1, 1, 'x', '@cf/llama', 0), (2, 2, 'x', 'gpt', 0), (3, 3, 'x', 'demo', 0)""");
            database.update("""
                    INSERT INTO messages (id, chat_id, role, status, model, created_at)
                    VALUES (1, 1, 'user', 'complete', NULL, 0), (2, 1, 'assistant', 'complete', '@cf/llama', 0),
                      (3, 2, 'assistant', 'complete', 'gpt', 0), (4, 3, 'assistant', 'complete', 'demo', 0),
                      (5, 3, 'assistant', 'complete', 'gpt', 0)""");
            database.update("""
                    INSERT INTO presets (id, user_id, name, model)
                    VALUES (1, 1, 'a', 'llama'), (2, 1, 'b', NULL), (3, 2, 'c', 'gpt')""");

            migrate(database, engine);
            assertMigrated(database);
            migrate(database, engine);
            assertMigrated(database);
        }
    }

    private static void assertMigrated(TestDatabase database) {
        assertEquals(
                List.of(
                        "1, 1, ai.example.org:8443, https://ai.example.org:8443/v1",
                        "2, 3, openrouter.ai, https://openrouter.ai"),
                database.rows(
                        "SELECT id, user_id, name, base_url FROM connections WHERE length(api_key) = 2 ORDER BY id"));
        assertEquals(
                List.of("1, @1/@cf/llama", "2, gpt", "3, demo"),
                database.rows("SELECT id, model FROM chats ORDER BY id"));
        assertEquals(
                List.of("1, null", "2, @1/@cf/llama", "3, gpt", "4, demo", "5, @2/gpt"),
                database.rows("SELECT id, model FROM messages ORDER BY id"));
        assertEquals(
                List.of("1, @1/llama", "2, null", "3, gpt"),
                database.rows("SELECT id, model FROM presets ORDER BY id"));
        assertEquals(List.of("2"), database.rows("SELECT user_id FROM settings WHERE api_key IS NOT NULL"));
        assertEquals(0, database.number("SELECT COUNT(*) FROM settings WHERE server_url IS NOT NULL"));
    }

    /** Runs the statements of the change set, as at the first start of the new version. */
    private static void migrate(TestDatabase database, Engine engine) throws IOException {
        var changelog = Files.readString(Path.of("liquibase/changelog.xml"));
        var sql = Files.readString(Path.of("liquibase/051-own-servers.sql")).replaceAll("(?m)^--.*$", "");
        for (var name : List.of("server-host", "now", "number")) {
            var pattern = "(?s).*<property name=\"" + name + "\" dbms=\""
                    + (engine == Engine.SQLITE ? "sqlite" : "postgresql") + "\"\\s+value=\"([^\"]*)\".*";
            sql = sql.replace("${" + name + "}", changelog.replaceAll(pattern, "$1"));
        }
        database.update(sql);
    }
}
