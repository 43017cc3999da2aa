package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Parallel;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AdminRuleTest {
    private static final int ROUNDS = 20;

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void whenTwoAdminsRemoveEachOtherAtTheSameTimeOneStaysAdmin(Engine engine) {
        try (var stored = engine.create();
                var database = stored.open()) {
            stored.update("""
                    INSERT INTO users (id, email, password_hash, admin, created_at)
                    VALUES (1, 'ada@example.org', 'x', 1, 0), (2, 'bob@example.org', 'x', 1, 0)""");
            for (int round = 0; round < ROUNDS; round++) {
                var results = Parallel.run(2, number -> demote(database, 2 - number));
                assertEquals(
                        1, results.stream().filter(Parallel.Result::isFailure).count());
                assertEquals(1, stored.number("SELECT COUNT(*) FROM users WHERE admin = 1"));
                stored.update("UPDATE users SET admin = 1");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.parley.db.Engine#all")
    void aDisabledAdminDoesNotCount(Engine engine) {
        try (var stored = engine.create();
                var database = stored.open()) {
            stored.update("""
                    INSERT INTO users (id, email, password_hash, admin, created_at, disabled_at)
                    VALUES (1, 'ada@example.org', 'x', 1, 0, NULL), (2, 'bob@example.org', 'x', 1, 0, 5),
                      (3, 'eve@example.org', 'x', 0, 0, NULL)""");
            assertEquals(true, database.<Boolean>write(transaction -> AdminRule.isLastAdmin(transaction, 1)));
            assertEquals(false, database.<Boolean>write(transaction -> AdminRule.isLastAdmin(transaction, 2)));
            assertEquals(false, database.<Boolean>write(transaction -> AdminRule.isLastAdmin(transaction, 3)));
        }
    }

    private static int demote(Database database, long user) {
        return database.write(transaction -> {
            AdminRule.requireAnotherAdmin(transaction, user);
            return transaction.update("UPDATE users SET admin = 0 WHERE id = ?", user);
        });
    }
}
