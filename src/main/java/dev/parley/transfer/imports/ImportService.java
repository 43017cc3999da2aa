package dev.parley.transfer.imports;

import dev.parley.account.User;
import dev.parley.account.UserData;
import dev.parley.concurrent.DaemonThreads;
import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.file.Uploads;
import dev.parley.limit.LimitReachedException;
import dev.parley.limit.LimitStore;
import dev.parley.text.ShortText;
import dev.parley.web.DiskUploads;
import dev.parley.web.HttpException;
import dev.parley.web.ReceivedFile;
import dev.parley.web.UploadDirectory;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs imports in the background, one at a time for each user. */
final class ImportService implements UserData, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportService.class);
    private static final int NAME_CHARS_MAX = 200;
    private static final int CLOSE_SECONDS_MAX = 5;

    private final Database database;
    private final Clock clock;
    private final Ticker ticker;
    private final Uploads uploads;
    private final LimitStore limitStore;
    private final ImportLimits limits;
    private final OwnChats ownChats;
    private final UploadDirectory directory;
    private final ImportStore store;
    private final Map<Long, ImportProgress> running = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            DaemonThreads.upTo(ImportLimits.IMPORTS_AT_ONCE_MAX, ImportLimits.WAITING_IMPORTS_MAX, "parley-imports");

    ImportService(
            Database database,
            Clock clock,
            Ticker ticker,
            Uploads uploads,
            LimitStore limitStore,
            ImportLimits limits,
            OwnChats ownChats,
            UploadDirectory directory) {
        this.database = database;
        this.clock = clock;
        this.ticker = ticker;
        this.uploads = uploads;
        this.limitStore = limitStore;
        this.limits = limits;
        this.ownChats = ownChats;
        this.directory = directory;
        store = new ImportStore(database, clock);
        store.interruptRunning();
    }

    /**
     * Starts to import a file, which is removed at the end.
     *
     * @throws HttpException in words, if the user may not import now
     */
    void start(User user, ReceivedFile file) {
        try {
            long id = begin(user, ShortText.shortened(ShortText.line(file.name()), NAME_CHARS_MAX));
            var progress = new ImportProgress(store, id, ticker, this::requireRoom);
            running.put(user.id(), progress);
            try {
                threads.execute(() -> run(user, id, file, progress));
            } catch (RejectedExecutionException e) {
                running.remove(user.id());
                store.end(id, StoredImport.Status.STOPPED, Optional.empty());
                throw HttpException.ofStatus(503);
            }
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private long begin(User user, String name) {
        if (store.last(user).filter(StoredImport::isRunning).isPresent()) {
            throw new HttpException(422, "problem.import.running");
        }
        try {
            limitStore.count(ImportLimits.IMPORTS_PER_DAY, Long.toString(user.id()));
        } catch (LimitReachedException e) {
            throw HttpException.limitReached("problem.import.daily", e.waitTime(), ImportLimits.IMPORTS_PER_DAY.max());
        }
        return store.begin(user, name).orElseThrow(() -> new HttpException(422, "problem.import.running"));
    }

    ImportStore store() {
        return store;
    }

    private void run(User user, long id, ReceivedFile file, ImportProgress progress) {
        var status = StoredImport.Status.COMPLETE;
        var failure = Optional.<ImportFailure.Reason>empty();
        try (file;
                var export = ExportFile.open(file.path(), ShortText.line(file.name()))) {
            progress.limit(limits.unpackedBytesMax());
            new ImportRun(database, clock, user, export, uploads, limits, ownChats, progress).run();
        } catch (ImportFailure e) {
            status = status(e.reason());
            failure = Optional.of(e.reason()).filter(reason -> status(reason) == StoredImport.Status.FAILED);
        } catch (IOException | RuntimeException | Error e) {
            // Without anything from the file.
            LOG.error("Import {} failed", id, e);
            status = StoredImport.Status.FAILED;
            failure = Optional.of(ImportFailure.Reason.INTERNAL);
        } finally {
            end(user, id, progress, status, failure);
        }
    }

    private static StoredImport.Status status(ImportFailure.Reason reason) {
        return switch (reason) {
            case STOPPED -> StoredImport.Status.STOPPED;
            case INTERRUPTED -> StoredImport.Status.INTERRUPTED;
            default -> StoredImport.Status.FAILED;
        };
    }

    private void end(
            User user,
            long id,
            ImportProgress progress,
            StoredImport.Status status,
            Optional<ImportFailure.Reason> failure) {
        try {
            progress.store();
            store.end(id, status, failure);
        } catch (RuntimeException e) {
            // The next start marks it as interrupted.
            LOG.warn("The end of import {} is not stored", id, e);
        } finally {
            running.remove(user.id(), progress);
        }
    }

    private void requireRoom() {
        try {
            if (directory.freeBytes() < DiskUploads.FREE_BYTES_MIN / 2) {
                throw new ImportFailure(ImportFailure.Reason.DISK_FULL);
            }
        } catch (IOException e) {
            LOG.warn("The free space on the disk is not known", e);
        }
    }

    @Override
    public void stop(long userId) {
        Optional.ofNullable(running.get(userId)).ifPresent(one -> one.stop(ImportFailure.Reason.STOPPED));
    }

    /** The rows of imports are few, and go with the account. */
    @Override
    public boolean removeSome(long userId) {
        return false;
    }

    /** Stops all imports, soon; they are shown as interrupted. */
    @Override
    public void close() {
        running.values().forEach(one -> one.stop(ImportFailure.Reason.INTERRUPTED));
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS)) {
                LOG.warn("An import is still running");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
