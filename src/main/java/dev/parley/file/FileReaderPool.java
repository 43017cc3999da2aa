package dev.parley.file;

import dev.parley.concurrent.DaemonThreads;
import dev.parley.web.HttpException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads files in threads of its own, a few at a time: reading takes memory, and a file may be made so that reading it takes
 * for ever.
 */
final class FileReaderPool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileReaderPool.class);

    /** Each takes up to some 100 MB of the heap. */
    private static final int THREADS_MAX = 3;
    /** Requests that wait for one of these threads; each occupies a thread of the server. */
    private static final int WAITING_MAX = 20;

    private final FileReader reader;
    private final Duration timeMax;
    private final ExecutorService threads = DaemonThreads.upTo(THREADS_MAX, WAITING_MAX, "parley-files");

    /** @param timeMax how long a file may take, including the time for which it waits */
    FileReaderPool(FileReader reader, Duration timeMax) {
        this.reader = reader;
        this.timeMax = timeMax;
    }

    /** @throws HttpException if the file is refused */
    ReadFile read(String name, byte[] content) {
        Future<ReadFile> reading;
        try {
            reading = threads.submit(() -> reader.read(content));
        } catch (RejectedExecutionException e) {
            throw HttpException.ofStatus(503);
        }
        try {
            return reading.get(timeMax.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Interrupts the thread, which our readers check.
            reading.cancel(true);
            throw FileProblem.content("problem.file.slow").ofFile(name);
        } catch (InterruptedException e) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            throw HttpException.ofStatus(503);
        } catch (ExecutionException e) {
            throw refused(name, e);
        }
    }

    private static HttpException refused(String name, ExecutionException failure) {
        if (failure.getCause() instanceof FileProblem problem) {
            return problem.ofFile(name);
        }
        // Without the file's name and content.
        LOG.warn("A file could not be read", failure.getCause());
        return FileProblem.content("problem.file.damaged").ofFile(name);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
