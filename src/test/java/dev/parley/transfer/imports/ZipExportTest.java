package dev.parley.transfer.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.concurrent.Ticker;
import dev.parley.db.Database;
import dev.parley.db.Engine;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a ZIP file, and what is refused. */
class ZipExportTest {
    @TempDir
    private Path folder;

    @Test
    void theConversationsAreReadAndNotTheOtherLists() throws IOException {
        var zip = zip("user.json", "conversations-000.json", "x/conversations-001.json", "chat.html");
        try (var export = ExportFile.open(zip, "x.zip")) {
            assertEquals(
                    List.of("conversations-000.json", "x/conversations-001.json"),
                    export.documents().stream().map(ExportFile.Document::name).toList());
        }
    }

    @Test
    void aPathThatLeavesTheFileAndAFileWithinItAreRefused() throws IOException {
        var zip = zip("../a.json", "/b.json", "c\\..\\d.json", "C:e.json", "old.zip", "chats/f..g.json");
        try (var export = ExportFile.open(zip, "x.zip")) {
            assertEquals(
                    List.of(
                            new ExportFile.Refused("../a.json", Reason.UNSAFE_PATH),
                            new ExportFile.Refused("/b.json", Reason.UNSAFE_PATH),
                            new ExportFile.Refused("c\\..\\d.json", Reason.UNSAFE_PATH),
                            new ExportFile.Refused("C:e.json", Reason.UNSAFE_PATH),
                            new ExportFile.Refused("old.zip", Reason.ZIP_IN_ZIP)),
                    export.refused());
            assertEquals(1, export.documents().size());
        }
    }

    @Test
    void aFileOfAMessageIsFoundByItsIdAndNotReadBeyondItsLimit() throws IOException {
        try (var export = ExportFile.open(zip("chat.json", "file-abc-photo.png"), "x.zip")) {
            var entry = new PortableFile.Entry("file-abc");
            assertArrayEquals("file".getBytes(UTF_8), export.content(entry, 3).orElseThrow());
            assertEquals(
                    true, export.content(new PortableFile.Entry("file-x"), 3).isEmpty());
        }
    }

    /** Opening it would read its directory into memory. */
    @Test
    void aDirectoryThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        var zip = zip("a.json");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.limit() - 22 + 12, 1 << 30);
        Files.write(zip, bytes.array());
        assertRefused(ImportFailure.Reason.TOO_MANY_ENTRIES, zip);
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        var zip = zip("a.json");
        Files.write(zip, new byte[] {1}, StandardOpenOption.APPEND);
        assertRefused(ImportFailure.Reason.ZIP_BROKEN, zip);
        Files.write(zip, "PK nothing else".getBytes(UTF_8));
        assertRefused(ImportFailure.Reason.ZIP_BROKEN, zip);
    }

    @Test
    void aDocumentThatIsFarLargerThanInTheFileEndsTheImport() throws IOException {
        var zip = folder.resolve("bomb.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a.json"));
            var blanks = " ".repeat(1 << 20).getBytes(UTF_8);
            for (int i = 0; i < 60; i++) {
                out.write(blanks);
            }
        }
        try (var test = Engine.SQLITE.create();
                var database = Database.open(test.settings());
                var export = ExportFile.open(zip, "bomb.zip")) {
            var progress = new ImportProgress(new ImportStore(database, Clock.systemUTC()), 1, Ticker.SYSTEM, () -> {});
            var document = export.documents().get(0);
            try (var in = new MeasuredStream(document.opener().open(), document.packedBytes(), progress)) {
                var failure = assertThrows(ImportFailure.class, in::readAllBytes);
                assertEquals(ImportFailure.Reason.UNPACKED_TOO_LARGE, failure.reason());
            }
        }
    }

    private static void assertRefused(ImportFailure.Reason reason, Path zip) {
        assertEquals(
                reason,
                assertThrows(ImportFailure.class, () -> ExportFile.open(zip, "x.zip"))
                        .reason());
    }

    /** Each entry contains the first four letters of its name. */
    private Path zip(String... names) throws IOException {
        var file = folder.resolve("export.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.substring(0, 4).getBytes(UTF_8));
            }
        }
        return file;
    }
}
