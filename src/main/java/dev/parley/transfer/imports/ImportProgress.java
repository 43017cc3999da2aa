package dev.parley.transfer.imports;

import dev.parley.concurrent.Ticker;
import dev.parley.text.ShortText;
import dev.parley.transfer.ItemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Counts what an import does, stores the counts about once a second, and ends it when it is to stop. */
final class ImportProgress {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int ITEM_CHARS_MAX = 200;

    private final ImportStore store;
    private final long importId;
    private final Ticker ticker;
    private final Runnable everyPeriod;
    private final AtomicReference<ImportFailure.@Nullable Reason> stop = new AtomicReference<>();
    private final List<ImportProblem> unstored = new ArrayList<>();
    private long unpackedBytesMax = Long.MAX_VALUE;
    private long storedAt;
    private long bytes;
    private long bytesRead;
    private long chats;
    private long grown;
    private long known;
    private long messages;
    private long files;
    private long problems;

    /** @param everyPeriod runs when the counts are stored; may throw an {@link ImportFailure} */
    ImportProgress(ImportStore store, long importId, Ticker ticker, Runnable everyPeriod) {
        this.store = store;
        this.importId = importId;
        this.ticker = ticker;
        this.everyPeriod = everyPeriod;
        storedAt = ticker.nanos();
    }

    /** Ends the import soon. Called by other threads. */
    void stop(ImportFailure.Reason reason) {
        stop.compareAndSet(null, reason);
    }

    /** Called often. */
    void check() {
        var reason = stop.get();
        if (reason != null) {
            throw new ImportFailure(reason);
        }
        if (ticker.nanos() - storedAt >= PERIOD.toNanos()) {
            everyPeriod.run();
            store();
        }
    }

    /** Stores the counts and problems so far. */
    void store() {
        store.progress(importId, counts(), List.copyOf(unstored));
        unstored.clear();
        storedAt = ticker.nanos();
    }

    ImportCounts counts() {
        return new ImportCounts(bytes, bytesRead, chats, grown, known, messages, files, problems);
    }

    void expect(long size) {
        bytes = size;
    }

    void limit(long unpackedMax) {
        unpackedBytesMax = unpackedMax;
    }

    /** Counts what was read of an entry. */
    void read(long length) {
        bytesRead += length;
        if (bytesRead > unpackedBytesMax) {
            throw new ImportFailure(ImportFailure.Reason.UNPACKED_TOO_LARGE);
        }
    }

    void file() {
        files++;
    }

    /** @param added the number of new messages */
    void chat(boolean isNew, long added) {
        messages += added;
        if (isNew) {
            chats++;
        } else if (added > 0) {
            grown++;
        } else {
            known++;
        }
    }

    void problem(String item, ItemException.Reason reason) {
        if (problems++ < ImportLimits.PROBLEMS_MAX) {
            var name = ShortText.shortened(ShortText.line(item), ITEM_CHARS_MAX);
            unstored.add(new ImportProblem(0, name, reason.name().toLowerCase(Locale.ROOT)));
        }
    }
}
