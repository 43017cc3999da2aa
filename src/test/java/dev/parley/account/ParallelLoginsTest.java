package dev.parley.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Parallel;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.db.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Logins and sign-ups that arrive at the same time. */
@ParameterizedClass
@MethodSource("dev.parley.db.Engine#all")
class ParallelLoginsTest {
    private static final int LOGIN_FAILURES_MAX = 10;
    private static final int SIGNUPS_MAX = 5;

    @Parameter
    private Engine engine;

    private TestDatabase stored;
    private Database database;
    private UserStore users;
    private RateLimiter limiter;

    @BeforeEach
    void open() {
        stored = engine.create();
        database = stored.open();
        // Opens all connections of the pool, so that no transaction of the test waits for one.
        Parallel.all(32, i -> database.update("DELETE FROM attempts"));
        users = new UserStore(database, new Passwords(4), Clock.systemUTC());
        limiter = new RateLimiter(database, Clock.systemUTC(), LOGIN_FAILURES_MAX, SIGNUPS_MAX);
    }

    @AfterEach
    void close() {
        database.close();
        stored.close();
    }

    @Test
    void onlyTheFirstAccountIsTheAdmin() {
        stored.slowInserts("users");
        Parallel.all(16, i -> users.signUp(i + "@example.org", "correct horse"));
        assertEquals(List.of("16, 1"), stored.rows("SELECT COUNT(*), SUM(admin) FROM users"));
    }

    @Test
    void anAddressHasOneAccount() {
        var accounts = Parallel.all(
                16, i -> users.signUp(i % 2 == 0 ? "ada@example.org" : "Ada@Example.ORG", "correct horse"));
        assertEquals(1, accounts.stream().flatMap(Optional::stream).count());
    }

    @Test
    void noMoreLoginsAreTriedThanAnAccountMayHave() {
        stored.slowInserts("limit_entries");
        var tried = new AtomicInteger();
        Parallel.run(
                32,
                i -> limiter.login("ada@example.org", "192.0.2." + i, () -> {
                    tried.incrementAndGet();
                    return Optional.empty();
                }));
        assertEquals(LOGIN_FAILURES_MAX, tried.get());
    }

    @Test
    void noMoreLoginsAreTriedThanAnIpAddressMayHave() {
        stored.slowInserts("limit_entries");
        var tried = new AtomicInteger();
        Parallel.run(
                32,
                i -> limiter.login(i + "@example.org", "192.0.2.1", () -> {
                    tried.incrementAndGet();
                    return Optional.empty();
                }));
        assertEquals(LOGIN_FAILURES_MAX, tried.get());
    }

    @Test
    void noMoreAccountsAreCreatedThanAnIpAddressMayHave() {
        stored.slowInserts("limit_entries");
        Parallel.run(
                16,
                i -> limiter.signUp(
                        i + "@example.org", "192.0.2.1", () -> users.signUp(i + "@example.org", "correct horse")));
        assertEquals(SIGNUPS_MAX, stored.number("SELECT COUNT(*) FROM users"));
    }
}
