package dev.parley.transfer.export;

import dev.parley.account.User;
import dev.parley.db.Database;
import dev.parley.transfer.export.ExportState.Stage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The progress of exports, in the database, so that the page of any node can show it. */
public final class ExportStore {
    /** An export that has not been updated for this time has ended with its server. */
    static final Duration SILENCE_MAX = Duration.ofMinutes(1);

    private final Database database;
    private final Clock clock;

    public ExportStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Begins an export, whose progress replaces that of the one before. */
    Progress start(User user, ExportKind kind, long total) {
        var now = clock.instant();
        database.update("""
                INSERT INTO exports (user_id, kind, state, done, total, started_at, updated_at)
                VALUES (?, ?, 'running', 0, ?, ?, ?)
                ON CONFLICT (user_id) DO UPDATE SET kind = excluded.kind, state = excluded.state, done = excluded.done,
                  total = excluded.total, started_at = excluded.started_at, updated_at = excluded.updated_at""", user.id(), kind, total, now, now);
        return new Progress(this, clock, user, now);
    }

    /** Returns false if the export has been replaced, or its user deleted. */
    boolean update(User user, Instant startTime, Stage stage, long done) {
        return database.update(
                        "UPDATE exports SET state = ?, done = ?, updated_at = ? WHERE user_id = ? AND started_at = ?",
                        stage,
                        done,
                        clock.instant(),
                        user.id(),
                        startTime)
                > 0;
    }

    /** The last export of a user. */
    public Optional<ExportState> find(User user) {
        return database.readOne(
                        "SELECT * FROM exports WHERE user_id = ?",
                        row -> new ExportState(
                                row.getEnum("kind", ExportKind.class),
                                row.getEnum("state", Stage.class),
                                row.getLong("done"),
                                row.getLong("total"),
                                row.getInstant("updated_at")),
                        user.id())
                .map(this::ended);
    }

    private ExportState ended(ExportState state) {
        var end = state.updatedAt().plus(SILENCE_MAX);
        return state.stage() == Stage.RUNNING && !clock.instant().isBefore(end)
                ? new ExportState(state.kind(), Stage.FAILED, state.done(), state.total(), state.updatedAt())
                : state;
    }
}
