package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forms whose file is written to disk while it arrives, because it is too large for memory. Such a form has one file and no
 * other field, see {@link Resource#storesUpload}.
 */
public final class DiskUploads implements AutoCloseable {
    /** Uploads at the same time, of all users. */
    static final int UPLOADS_MAX = 20;
    /** What an upload leaves free on the disk, because the database needs room, too. */
    public static final long FREE_BYTES_MIN = 512L << 20;

    private static final Duration BUSY_WAIT = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(DiskUploads.class);

    private final UploadDirectory directory;
    private final BodyLimits limits;
    private final Predicate<String> isStored;
    private int uploads;
    private long expectedBytes;

    /**
     * @param bytesMax the largest file
     * @param isStored whether the form of a path is stored
     */
    public DiskUploads(UploadDirectory directory, long bytesMax, Predicate<String> isStored) {
        this.directory = directory;
        this.limits = BodyLimits.ofDisk(bytesMax);
        this.isStored = isStored;
    }

    boolean isStored(String path) {
        return isStored.test(path);
    }

    BodyLimits limits() {
        return limits;
    }

    /**
     * Begins an upload. Returns nothing if the body is too large anyway.
     *
     * @throws HttpException 503 if there are too many uploads, 507 if the disk has no room
     */
    synchronized Optional<DiskBody> begin(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        if (length > limits.bytesMax()) {
            return Optional.empty();
        }
        if (uploads >= UPLOADS_MAX) {
            throw HttpException.tooManyRequests("problem.uploads.busy", BUSY_WAIT);
        }
        long expected = length < 0 ? limits.bytesMax() : length;
        try {
            if (directory.freeBytes() - expectedBytes - expected < FREE_BYTES_MIN) {
                throw noRoom();
            }
            var body = new DiskBody(directory.createFile(), request.getContentType(), () -> end(expected));
            uploads++;
            expectedBytes += expected;
            return Optional.of(body);
        } catch (IOException e) {
            LOG.warn("An upload cannot be stored", e);
            throw noRoom();
        }
    }

    /** The error for a disk that is full. */
    static HttpException noRoom() {
        return new HttpException(507, "problem.disk.full");
    }

    private synchronized void end(long expected) {
        uploads--;
        expectedBytes -= expected;
    }

    @Override
    public void close() {
        directory.close();
    }
}
