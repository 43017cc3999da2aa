package dev.parley.transfer.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What all chats are exported as. The names are stored, so they must not change. */
public enum ExportKind {
    ZIP("application/zip", ".zip"),
    SQLITE("application/vnd.sqlite3", ".db");

    private final String mediaType;
    private final String extension;

    ExportKind(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    static Optional<ExportKind> parse(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }
}
