package dev.parley.transfer.formats;

import dev.parley.transfer.PortableFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the files of messages among the entries of a ZIP file. Exports name a file by its id, while the entry has the id at
 * the beginning of its name, in any folder: {@code file-abc} is {@code file-abc-photo.png}, {@code file-abc.dat},
 * {@code file_abc-sanitized.jpg} or {@code user-1/file_abc-0123.png}.
 */
public final class ZipNames {
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();

    /** @param names of all entries that are files */
    public ZipNames(Collection<String> names) {
        for (var name : names) {
            paths.putIfAbsent(name, name);
            var file = file(name);
            paths.putIfAbsent(file, name);
            ids.putIfAbsent(id(file), name);
        }
    }

    /** The name of the entry that is meant. */
    public Optional<String> find(PortableFile.Entry entry) {
        var path = entry.path();
        var file = file(path);
        if (!file.equals(path)) {
            // Another file of the same name is another file. The whole ZIP file may have been packed again in a folder.
            return Optional.ofNullable(paths.get(path)).or(() -> paths.values().stream()
                    .filter(name -> name.endsWith("/" + path))
                    .findFirst());
        }
        return Optional.ofNullable(paths.get(path))
                .or(() -> Optional.ofNullable(paths.get(file)))
                .or(() -> Optional.ofNullable(ids.get(id(file))));
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Of {@code file-abc-photo.png} this is {@code file-abc}: the separator after the prefix belongs to the id. */
    private static String id(String file) {
        int start = "file-".length();
        if (!file.startsWith("file-") && !file.startsWith("file_")) {
            return file;
        }
        for (int i = start; i < file.length(); i++) {
            char c = file.charAt(i);
            if (c == '-' || c == '.' || c == '#') {
                return file.substring(0, i);
            }
        }
        return file;
    }
}
