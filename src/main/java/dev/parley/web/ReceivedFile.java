package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file on disk that was received with a request. It is removed with the response, unless it was taken. */
public final class ReceivedFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReceivedFile.class);

    private final String name;
    private final Path path;
    private final long bytes;
    private final Runnable onTaken;

    ReceivedFile(String name, Path path, long bytes, Runnable onTaken) {
        this.name = name;
        this.path = path;
        this.bytes = bytes;
        this.onTaken = onTaken;
    }

    /** The file of a request, if one was selected. Whoever gets it must close it, also after the response. */
    public static Optional<ReceivedFile> take(HttpServletRequest request) {
        var attribute = request.getAttribute(ReceivedFile.class.getName());
        request.removeAttribute(ReceivedFile.class.getName());
        if (attribute instanceof ReceivedFile file && !(file.name.isEmpty() && file.bytes == 0)) {
            file.onTaken.run();
            return Optional.of(file);
        }
        return Optional.empty();
    }

    /** As the browser has sent it: it may have a path, control characters or any length, or be empty. */
    public String name() {
        return name;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Its size. */
    public long bytes() {
        return bytes;
    }

    /** Removes the file. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("An uploaded file was not removed", e);
        }
    }
}
