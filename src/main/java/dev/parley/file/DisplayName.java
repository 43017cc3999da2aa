package dev.parley.file;

import dev.parley.text.BlankText;
import dev.parley.text.ShortText;

/** The name of a file, for display: no path, no control characters, none that change the direction of text, and not too long. */
final class DisplayName {
    static final int CHARS_MAX = 100;

    private static final int EXTENSION_CHARS_MAX = 12;
    private static final String FALLBACK = "file";

    private DisplayName() {}

    static String of(String sent) {
        var line = ShortText.line(sent.substring(lastSeparator(sent) + 1));
        return BlankText.isBlank(line) ? FALLBACK : shortened(line);
    }

    /** The name of a file after it was read: an animation, for example, is stored as an image. */
    static String of(String name, ReadFile file) {
        boolean isOther = file.facts().mediaType().equals(FileType.PNG.mediaType()) && name.matches("(?i).*\\.gif");
        return isOther ? name.substring(0, name.length() - 3) + "png" : name;
    }

    private static int lastSeparator(String path) {
        return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    }

    /** Keeps the extension. */
    private static String shortened(String name) {
        if (name.length() <= CHARS_MAX) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        var extension = dot > 0 && name.length() - dot <= EXTENSION_CHARS_MAX ? name.substring(dot) : "";
        return ShortText.shortened(
                        name.substring(0, name.length() - extension.length()), CHARS_MAX - extension.length())
                + extension;
    }
}
