package dev.parley.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Await;
import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.db.Transaction;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A file is removed with its last attachment, but never when it is attached at the same time. */
class AttachmentRaceTest {
    private static final byte[] CONTENT = "Hello".getBytes(StandardCharsets.UTF_8);
    private static final ReadFile FILE = new ReadFile(
            CONTENT, new ReadFile.Facts("text/plain", Optional.of("Hello"), 2, Optional.empty(), Optional.empty()));
    private static final User ADA = new User(1, "ada@example.org", false);

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void anUploadWhileTheLastAttachmentIsRemovedStoresTheFileAgain(Engine engine) {
        try (var test = engine.create();
                var database = test.open()) {
            addMessage(database);
            var store = new AttachmentStore(database, Clock.systemUTC());
            long first = store.add(ADA, "a.txt", FILE, Long.MAX_VALUE).id();
            var second = database.write(transaction -> {
                transaction.update("DELETE FROM attachments WHERE id = ?", first);
                return whileItWaits(database, transaction, () -> store.add(ADA, "b.txt", FILE, Long.MAX_VALUE));
            });
            assertArrayEquals(CONTENT, store.content(second.join().file()));
            assertEquals(1, files(database));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void aQuestionThatIsSentWhileItsAttachmentIsRemovedLacksIt(Engine engine) {
        try (var test = engine.create();
                var database = test.open()) {
            addMessage(database);
            var store = new AttachmentStore(database, Clock.systemUTC());
            long id = store.add(ADA, "a.txt", FILE, Long.MAX_VALUE).id();
            var count = database.write(transaction -> {
                transaction.update("DELETE FROM attachments WHERE id = ?", id);
                return whileItWaits(database, transaction, () -> attach(database, id));
            });
            assertEquals(0, count.join());
            assertEquals(0, files(database));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void anAttachmentThatIsRemovedWhileItsFileIsCopiedLeavesTheCopy(Engine engine) {
        try (var test = engine.create();
                var database = test.open()) {
            addMessage(database);
            var store = new AttachmentStore(database, Clock.systemUTC());
            long first = store.add(ADA, "a.txt", FILE, Long.MAX_VALUE).id();
            attach(database, first);
            var removed = database.write(transaction -> {
                AttachmentStore.copy(transaction, 1, 2);
                return whileItWaits(
                        database, transaction, () -> database.update("DELETE FROM attachments WHERE message_id = 1"));
            });
            assertEquals(1, removed.join());
            assertArrayEquals(CONTENT, store.content(store.of(2).get(0).file()));
            database.update("DELETE FROM messages WHERE id = 2");
            assertEquals(0, files(database));
        }
    }

    private static int attach(Database database, long id) {
        return database.write(transaction -> AttachmentStore.attach(transaction, ADA, List.of(id), 1));
    }

    /** Starts a transaction, and returns when it waits for this one. SQLite runs one at a time. */
    private static <T> CompletableFuture<T> whileItWaits(
            Database database, Transaction transaction, Supplier<T> other) {
        // A thread of its own: the common pool has only one on two processors, which another test may occupy.
        var result = CompletableFuture.supplyAsync(other, task -> new Thread(task).start());
        if (database.isPostgres()) {
            // Not pg_stat_activity: a transaction keeps the list of connections that it has read first.
            Await.until(
                    () -> transaction.readOne("""
                                    SELECT COUNT(*) AS count FROM pg_locks
                                    WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))""", row -> row.getLong("count")).orElse(0L) > 0);
        }
        return result;
    }

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void theFilesOfADeletedMessageOrAccountAreRemoved(Engine engine) {
        try (var test = engine.create();
                var database = test.open()) {
            addMessage(database);
            var store = new AttachmentStore(database, Clock.systemUTC());
            long id = store.add(ADA, "a.txt", FILE, Long.MAX_VALUE).id();
            database.write(transaction -> AttachmentStore.attach(transaction, ADA, List.of(id), 1));
            database.update("DELETE FROM messages WHERE id = 1");
            assertEquals(0, files(database));

            store.add(ADA, "a.txt", FILE, Long.MAX_VALUE);
            var files = new UserFiles(database);
            assertEquals(true, files.removeSome(ADA.id()));
            assertEquals(false, files.removeSome(ADA.id()));
            assertEquals(0, files(database));
            store.add(ADA, "a.txt", FILE, Long.MAX_VALUE);
            database.update("DELETE FROM users WHERE id = 1");
            assertEquals(0, files(database));
        }
    }

    private static void addMessage(Database database) {
        database.update(
                "INSERT INTO users (id, email, password_hash, admin, created_at) VALUES (1, 'ada@example.org', 'x', 0, 0)");
        database.update(
                "INSERT INTO chats (id, user_id, title, model, created_at, active_at) VALUES (1, 1, 'A', 'fake', 0, 0)");
        database.update(
                "INSERT INTO messages (id, chat_id, role, status, content, created_at) VALUES (1, 1, 'user', 'complete', 'A', 0), (2, 1, 'user', 'complete', 'A', 0)");
    }

    private static long files(Database database) {
        return database.readOne("SELECT COUNT(*) AS count FROM files", row -> row.getLong("count"))
                .orElseThrow();
    }
}
