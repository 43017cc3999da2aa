package dev.parley.transfer.export;

import dev.parley.account.User;
import dev.parley.transfer.export.ExportState.Stage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts the messages of a running export. */
final class Progress {
    /** What is done after each message. */
    interface Step {
        void run() throws IOException;
    }

    /** A page reads it as often. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final ExportStore store;
    private final Clock clock;
    private final User user;
    private final Instant startTime;
    private Instant updateTime;
    private long done;

    Progress(ExportStore store, Clock clock, User user, Instant startTime) {
        this.store = store;
        this.clock = clock;
        this.user = user;
        this.startTime = startTime;
        updateTime = startTime.plus(PERIOD);
    }

    /** Counts one more message. Fails if the account has been deleted meanwhile. */
    void add() throws IOException {
        done++;
        update();
    }

    /** Shows that the export goes on. */
    void update() throws IOException {
        var now = clock.instant();
        if (now.isBefore(updateTime)) {
            return;
        }
        updateTime = now.plus(PERIOD);
        if (!store.update(user, startTime, Stage.RUNNING, done)) {
            throw new IOException("An export has been replaced, or its user deleted");
        }
    }

    long done() {
        return done;
    }

    void end(Stage stage) {
        store.update(user, startTime, stage, done);
    }
}
