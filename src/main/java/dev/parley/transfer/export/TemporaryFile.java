package dev.parley.transfer.export;

import dev.parley.web.HttpException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is written by one who opens it by its name, and then sent. It does not outlive this process, however that ends. */
final class TemporaryFile implements AutoCloseable {
    /** The disk is that of other programs, too. */
    private static final long FREE_BYTES_MIN = 256L << 20;

    private final Path path;
    private final FileStore disk;
    private FileChannel content;

    private TemporaryFile(Path path, FileStore disk, FileChannel content) {
        this.path = path;
        this.disk = disk;
        this.content = content;
    }

    /** Creates an empty file. Only the user of this process can read it. */
    static TemporaryFile create() throws IOException {
        var path = Files.createTempFile("parley-export-", ".db");
        var folder = Files.getFileStore(path.toAbsolutePath().getParent());
        return new TemporaryFile(path, folder, FileChannel.open(path, StandardOpenOption.READ));
    }

    Path path() {
        return path;
    }

    /** Removes the name, once the writer has opened the file. Linux and macOS keep the content while it is open. */
    void hide() throws IOException {
        content.close();
        content = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Fails if the disk is nearly full. */
    void requireRoom() throws IOException {
        if (disk.getUsableSpace() < FREE_BYTES_MIN) {
            throw new HttpException(507, "problem.export.disk");
        }
    }

    long size() throws IOException {
        return content.size();
    }

    void sendTo(OutputStream out) throws IOException {
        content.position(0);
        Channels.newInputStream(content).transferTo(out);
    }

    @Override
    public void close() throws IOException {
        content.close();
        Files.deleteIfExists(path);
    }
}
