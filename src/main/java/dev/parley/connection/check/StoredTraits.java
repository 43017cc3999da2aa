package dev.parley.connection.check;

import dev.parley.concurrent.Scheduler;
import dev.parley.db.Database;
import dev.parley.db.DatabaseException;
import dev.parley.db.Row;
import dev.parley.provider.ModelMemory;
import dev.parley.provider.ModelMemory.Learnt;
import dev.parley.provider.Trait;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what is learnt about model servers, in a thread of its own, and recalls it at the next start. */
public final class StoredTraits implements AutoCloseable {
    /** The newest rows that are recalled. */
    private static final int RECALLED_MAX = 10_000;

    private static final Duration CLEANUP_PERIOD = Duration.ofHours(6);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(StoredTraits.class);

    private record StoredTrait(Learnt learnt, Instant at) {}

    private final Database database;
    private final ModelMemory memory;
    private final Clock clock;
    private final Scheduler writer = new Scheduler("parley-traits");

    public StoredTraits(Database database, ModelMemory memory, Clock clock) {
        this.database = database;
        this.memory = memory;
        this.clock = clock;
        recall();
        memory.tell(this::storeSoon);
        writer.every(CLEANUP_PERIOD, this::removeOld);
    }

    private void recall() {
        var now = clock.instant();
        for (var trait : Trait.values()) {
            database.read(
                            "SELECT base_url, model, holds, learnt_at FROM model_traits WHERE learnt_at > ? AND trait = ? ORDER BY learnt_at DESC LIMIT ?",
                            row -> stored(row, trait),
                            now.minus(trait.rememberedMax()),
                            trait,
                            RECALLED_MAX)
                    .forEach(one -> memory.remember(
                            one.learnt(), trait.rememberedMax().minus(Duration.between(one.at(), now))));
        }
    }

    private static StoredTrait stored(Row row, Trait trait) throws SQLException {
        return new StoredTrait(
                new Learnt(row.getString("base_url"), row.getString("model"), trait, row.getBoolean("holds")),
                row.getInstant("learnt_at"));
    }

    private void storeSoon(Learnt learnt) {
        try {
            writer.execute(() -> store(learnt));
        } catch (RejectedExecutionException e) {
            // Parley is shutting down. The answer that has learnt it must not fail.
            LOG.debug("Too late to store what was learnt about {}", learnt.baseUrl());
        }
    }

    private void store(Learnt learnt) {
        try {
            database.update(
                    """
                    INSERT INTO model_traits (base_url, model, trait, holds, learnt_at) VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (base_url, model, trait) DO UPDATE
                    SET holds = excluded.holds, learnt_at = excluded.learnt_at""", learnt.baseUrl(), learnt.model(), learnt.trait(), learnt.holds() ? 1 : 0, clock.instant());
        } catch (DatabaseException e) {
            // It is learnt again by the next start.
            LOG.warn("What was learnt about {} is not stored", learnt.baseUrl(), e);
        }
    }

    private void removeOld() {
        database.update(
                "DELETE FROM model_traits WHERE learnt_at < ?",
                clock.instant().minus(Trait.SYSTEM_ROLE.rememberedMax()));
    }

    @Override
    public void close() {
        writer.closeAndWait(CLOSE_MAX);
    }
}
