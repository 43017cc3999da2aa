package dev.parley.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for files that are being uploaded. Each process has one of its own with a lock beside it, so that the next
 * process can remove the files of one that was killed, and never those of one that is running.
 */
public final class UploadDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UploadDirectory.class);
    private static final String LOCK = ".lock";

    private final Path parent;
    private Optional<Locked> own = Optional.empty();

    private record Locked(Path lock, FileChannel channel) {
        Path directory() {
            var name = lock.toString();
            return Path.of(name.substring(0, name.length() - LOCK.length()));
        }
    }

    /** Removes what a killed process has left. Creates nothing before the first upload. */
    public UploadDirectory(Path parent) {
        this.parent = parent.toAbsolutePath();
        removeAbandoned();
    }

    /** A new empty file. */
    synchronized Path createFile() throws IOException {
        if (own.isEmpty()) {
            own = Optional.of(createDirectory());
        }
        return Files.createTempFile(own.get().directory(), "upload-", ".tmp");
    }

    /** The free space on the disk. */
    public long freeBytes() throws IOException {
        Files.createDirectories(parent);
        return Files.getFileStore(parent).getUsableSpace();
    }

    private Locked createDirectory() throws IOException {
        Files.createDirectories(parent);
        while (true) {
            var locked = lock(Files.createTempFile(parent, "process-", LOCK));
            // Another process may have removed the file before it was locked.
            if (locked.isPresent() && Files.exists(locked.get().lock())) {
                Files.createDirectory(locked.get().directory());
                return locked.get();
            }
        }
    }

    private void removeAbandoned() {
        for (var lock : children(parent)) {
            if (lock.toString().endsWith(LOCK)) {
                try {
                    lock(lock).ifPresent(UploadDirectory::remove);
                } catch (IOException e) {
                    LOG.warn("Old uploads in {} were not removed", parent, e);
                }
            }
        }
    }

    /** Empty if another process, or another application in this one, has locked it. */
    private static Optional<Locked> lock(Path lock) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            if (channel.tryLock() != null) {
                return Optional.of(new Locked(lock, channel));
            }
        } catch (OverlappingFileLockException e) {
            // Below.
        }
        channel.close();
        return Optional.empty();
    }

    private static void remove(Locked locked) {
        try {
            for (var file : children(locked.directory())) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(locked.directory());
            Files.deleteIfExists(locked.lock());
            locked.channel().close();
        } catch (IOException e) {
            LOG.warn("Uploads in {} were not removed", locked.directory(), e);
        }
    }

    private static List<Path> children(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes all files of this process. */
    @Override
    public synchronized void close() {
        own.ifPresent(UploadDirectory::remove);
        own = Optional.empty();
    }
}
