package dev.parley.transfer.imports;

import dev.parley.transfer.ItemException;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.formats.ZipNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A ZIP file. Nothing of it is ever written to disk, so a path in it cannot lead anywhere; an entry with such a path is refused
 * all the same, because no export has one. A ZIP file within it is not opened.
 */
final class ZipExport implements ExportFile {
    /** ChatGPT and Claude also export other lists, so if there are documents of this name, the others are not read. */
    private static final Pattern CONVERSATIONS = Pattern.compile("(?i)(?:.*/)?conversations(?:[-_ ]?\\d+)?\\.json");

    /** An entry may claim any size. */
    private static final long ENTRY_BYTES_COUNTED_MAX = 1L << 40;

    private static final byte[] MAGIC = {'P', 'K'};

    private final ZipFile zip;
    private final ZipNames names;
    private final List<ZipEntry> documents;
    private final List<Refused> refused;

    private ZipExport(ZipFile zip, ZipNames names, List<ZipEntry> documents, List<Refused> refused) {
        this.zip = zip;
        this.names = names;
        this.documents = documents;
        this.refused = refused;
    }

    static boolean isZip(Path path) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
        }
    }

    /** @throws ImportFailure if the file is damaged, or has too many entries */
    static ZipExport open(Path path) throws IOException {
        ZipDirectory.check(path);
        try {
            return of(new ZipFile(path.toFile()));
        } catch (ZipException | IllegalArgumentException e) {
            throw new ImportFailure(ImportFailure.Reason.ZIP_BROKEN);
        }
    }

    private static ZipExport of(ZipFile zip) {
        var names = new ArrayList<String>();
        var documents = new ArrayList<ZipEntry>();
        var refused = new ArrayList<Refused>();
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> {
            var name = entry.getName();
            if (isUnsafe(name)) {
                refused.add(new Refused(name, ItemException.Reason.UNSAFE_PATH));
                return;
            }
            names.add(name);
            var lower = name.toLowerCase(Locale.ROOT);
            if (lower.endsWith(".json") && !lower.startsWith("__macosx/")) {
                documents.add(entry);
            } else if (lower.endsWith(".zip")) {
                refused.add(new Refused(name, ItemException.Reason.ZIP_IN_ZIP));
            }
        });
        return new ZipExport(zip, new ZipNames(names), chosen(documents), refused);
    }

    private static List<ZipEntry> chosen(List<ZipEntry> all) {
        var names = all.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        // In Parley's export, the files of chat.json are in the folder chat.
        var documents = all.stream()
                .filter(entry -> !names.contains(folder(entry.getName()) + ".json"))
                .toList();
        var conversations = documents.stream()
                .filter(entry -> CONVERSATIONS.matcher(entry.getName()).matches())
                .toList();
        return conversations.isEmpty() ? documents : conversations;
    }

    private static String folder(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    private static boolean isUnsafe(String name) {
        return name.startsWith("/")
                || name.matches("(?s)[A-Za-z]:.*")
                || name.indexOf('\\') >= 0
                || name.indexOf('\0') >= 0
                || Arrays.asList(name.split("/")).contains("..");
    }

    @Override
    public long bytes() {
        return zip.stream()
                .mapToLong(entry -> Math.max(0, Math.min(entry.getSize(), ENTRY_BYTES_COUNTED_MAX)))
                .sum();
    }

    @Override
    public List<Document> documents() {
        return documents.stream()
                .map(entry -> new Document(
                        entry.getName(), Math.max(0, entry.getCompressedSize()), () -> zip.getInputStream(entry)))
                .toList();
    }

    @Override
    public List<Refused> refused() {
        return refused;
    }

    @Override
    public Optional<byte[]> content(PortableFile.Entry wanted, int bytesMax) throws IOException {
        var entry = names.find(wanted).map(zip::getEntry);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try (var in = zip.getInputStream(entry.get())) {
            return Optional.of(in.readNBytes(bytesMax + 1));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
