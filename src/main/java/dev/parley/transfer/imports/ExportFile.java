package dev.parley.transfer.imports;

import dev.parley.transfer.ItemException;
import dev.parley.transfer.PortableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A file that is imported: one JSON document, or a ZIP file with some and with the files of messages. */
interface ExportFile extends AutoCloseable {
    /**
     * A JSON document.
     *
     * @param packedBytes the bytes that it takes in the file
     */
    record Document(String name, long packedBytes, Opener opener) {}

    /** Opens a document. */
    interface Opener {
        InputStream open() throws IOException;
    }

    /** The size of everything in it, as it says, for the progress. */
    long bytes();

    /** All documents that may have chats. */
    List<Document> documents();

    /** What is refused in this file before it is read. */
    List<Refused> refused();

    /** Something that is not read, and why. */
    record Refused(String name, ItemException.Reason reason) {}

    /**
     * The content of the file of a message, if it is there.
     *
     * @param bytesMax one byte more is read of a larger file
     */
    Optional<byte[]> content(PortableFile.Entry entry, int bytesMax) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * Opens a file.
     *
     * @param name of the file, for the names of its chats
     * @throws ImportFailure if it is a ZIP file that is refused
     */
    static ExportFile open(Path path, String name) throws IOException {
        return ZipExport.isZip(path) ? ZipExport.open(path) : new JsonExport(path, name, Files.size(path));
    }

    /** A file that is not compressed. */
    record JsonExport(Path path, String name, long bytes) implements ExportFile {
        @Override
        public List<Document> documents() {
            return List.of(new Document(name, bytes, () -> Files.newInputStream(path)));
        }

        @Override
        public List<Refused> refused() {
            return List.of();
        }

        @Override
        public Optional<byte[]> content(PortableFile.Entry entry, int bytesMax) {
            return Optional.empty();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
