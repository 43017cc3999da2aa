package dev.parley.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.MutableClock;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Exchanges are removed in the background when they are too old, or when nothing is recorded any more. */
class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final int OLD = ExchangeStore.REMOVED_AT_ONCE_MAX + 1;

    private static TestDatabase file;
    private static Database database;

    @BeforeAll
    static void open() {
        file = Engine.current().create();
        database = file.open();
        database.update(
                "INSERT INTO users (id, email, password_hash, created_at) VALUES (1, 'ada@example.org', 'x', 0)");
        database.update(
                "INSERT INTO chats (id, user_id, title, model, created_at, active_at) VALUES (1, 1, 'Salt', 'm', 0, 0)");
        database.update(
                "INSERT INTO messages (id, chat_id, role, status, created_at) VALUES (1, 1, 'assistant', 'complete', 0)");
    }

    @AfterAll
    static void close() {
        database.close();
        file.close();
    }

    @BeforeEach
    void fill() {
        for (int i = 0; i < OLD; i++) {
            insert(NOW.minus(Duration.ofDays(31)));
        }
        insert(NOW.minus(Duration.ofDays(29)));
    }

    @Test
    void oldExchangesAreRemoved() {
        try (var service = service(new Retention(200, 30))) {
            Await.until(() -> count() == 1);
            assertTrue(service.begin(1, true).isPresent());
        }
    }

    @Test
    void allExchangesAreRemovedWhenNothingIsRecorded() {
        try (var service = service(new Retention(0, 30))) {
            Await.until(() -> count() == 0);
            assertEquals(true, service.begin(1, true).isEmpty());
        }
    }

    @Test
    void theExchangesOfADeletedChatAreDeleted() {
        database.update(
                "INSERT INTO chats (id, user_id, title, model, created_at, active_at) VALUES (2, 1, 'Gone', 'm', 0, 0)");
        database.update(
                "INSERT INTO messages (id, chat_id, role, status, created_at) VALUES (2, 2, 'assistant', 'complete', 0)");
        database.update("UPDATE exchanges SET message_id = 2");
        database.update("DELETE FROM chats WHERE id = 2");
        assertEquals(0, count());
    }

    private static ExchangeService service(Retention retention) {
        return new ExchangeService(database, retention, new MutableClock(NOW), Ticker.SYSTEM);
    }

    private static void insert(Instant startedAt) {
        database.update("""
                INSERT INTO exchanges (message_id, user_id, started_at, method, url, request_headers, request_bytes,
                  request_cut, reply_headers, reply_bytes, reply_cut, end_ms, ended, failure, request, reply)
                VALUES (1, 1, ?, 'POST', 'http://x', '[]', 0, 0, '[]', 0, 0, 0, 'read', '', ?, ?)""", startedAt, new byte[] {3, 0}, new byte[] {3, 0});
    }

    private static long count() {
        return database.readOne("SELECT COUNT(*) AS count FROM exchanges", row -> row.getLong("count"))
                .orElseThrow();
    }
}
