package dev.parley.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.MutableClock;
import dev.parley.Parallel;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.parley.db.Engine#all")
class LimitStoreTest {
    private static final Limit LIMIT = new Limit("test", 3, Duration.ofMinutes(1));

    private final MutableClock clock = new MutableClock(Instant.parse("2026-05-20T12:00:00Z"));

    @Parameter
    private Engine engine;

    private TestDatabase stored;
    private Database database;
    private LimitStore limits;

    @BeforeEach
    void open() {
        stored = engine.create();
        database = stored.open();
        limits = new LimitStore(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
        stored.close();
    }

    @Test
    void anEntryCountsForAWindowFromWhenItWasMade() {
        limits.count(LIMIT, "ada");
        clock.advance(Duration.ofSeconds(50));
        limits.count(LIMIT, "ada");
        limits.count(LIMIT, "ada");
        assertEquals(Duration.ofSeconds(10), refused("ada"));
        limits.count(LIMIT, "bob");
        clock.advance(Duration.ofSeconds(10));
        limits.count(LIMIT, "ada");
        assertEquals(Duration.ofSeconds(50), refused("ada"), "the window slides");
    }

    @Test
    void twoServersShareOneCount() {
        try (var other = stored.open()) {
            stored.slowInserts("limit_entries");
            var elsewhere = new LimitStore(other, clock);
            var counted = new AtomicInteger();
            Parallel.run(32, i -> {
                (i % 2 == 0 ? limits : elsewhere).count(LIMIT, "ada");
                return counted.incrementAndGet();
            });
            assertEquals(LIMIT.max(), counted.get());
        }
    }

    @Test
    void whatIsRefusedLeavesNoRowAndWhatHasExpiredIsDeleted() {
        for (int i = 0; i < LIMIT.max(); i++) {
            limits.count(LIMIT, "ada");
        }
        refused("ada");
        assertEquals(LIMIT.max(), stored.number("SELECT COUNT(*) FROM limit_entries"));
        clock.advance(LIMIT.window());
        limits.removeExpired();
        assertEquals(0, stored.number("SELECT COUNT(*) FROM limit_entries"));
    }

    @Test
    void aLeaseEndsWhenItIsClosedOrNotRenewedForAWindow() {
        var one = new Limit("one", 1, Duration.ofMinutes(1));
        var lease = Lease.take(limits, clock, one, "ada");
        clock.advance(Duration.ofSeconds(50));
        lease.renew();
        clock.advance(Duration.ofSeconds(50));
        assertThrows(LimitReachedException.class, () -> Lease.take(limits, clock, one, "ada"));
        lease.close();
        // This one is lost when its server is killed.
        Lease.take(limits, clock, one, "ada");
        clock.advance(one.window());
        Lease.take(limits, clock, one, "ada").close();
    }

    private Duration refused(String subject) {
        return assertThrows(LimitReachedException.class, () -> limits.count(LIMIT, subject))
                .waitTime();
    }
}
