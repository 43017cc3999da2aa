package dev.parley.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes names of files that are allowed on Windows, macOS and Linux. */
public final class FileNames {
    /** Room for a number and an extension in the 255 bytes that most file systems allow, and for encryption. */
    private static final int BYTES_MAX = 120;

    private static final Pattern FORBIDDEN = Pattern.compile("[<>:\"/\\\\|?*]+");
    /** Windows does not allow these names, whatever their extension. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

    private static final Pattern EXTENSION = Pattern.compile("\\.[A-Za-z0-9]{1,10}$");

    private FileNames() {}

    /** A name without extension that is like the text. If nothing of the text is left, the fallback. */
    public static String of(String text, String fallback) {
        // One form, because file systems disagree on whether the two forms of é are the same name.
        var line = Normalizer.normalize(ShortText.line(text), Form.NFC);
        var name = trim(clipped(trim(FORBIDDEN.matcher(line).replaceAll("-"))));
        if (BlankText.isBlank(name)) {
            return fallback;
        }
        return DEVICE.matcher(name).matches() ? name + "_" : name;
    }

    /** The name, with a number if it is taken already. Names that differ in case only count as the same. */
    public static String distinct(String name, Set<String> taken) {
        var distinct = name;
        for (int number = 2; !taken.add(distinct.toLowerCase(Locale.ROOT)); number++) {
            distinct = name + " (" + number + ")";
        }
        return distinct;
    }

    /** A name that is like that of a file, with its extension, and not taken already. */
    public static String distinctFile(String name, Set<String> taken) {
        var extension = EXTENSION.matcher(name);
        int end = extension.find() ? extension.start() : name.length();
        return distinct(of(name.substring(0, end), "file"), taken) + name.substring(end);
    }

    /** Windows drops dots and spaces at the end, and a dot at the start hides the file elsewhere. */
    private static String trim(String name) {
        return name.replaceAll("^[. ]+|[. ]+$", "");
    }

    private static String clipped(String name) {
        int end = 0;
        for (int bytes = 0; end < name.length(); ) {
            int next = name.offsetByCodePoints(end, 1);
            bytes += name.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > BYTES_MAX) {
                break;
            }
            end = next;
        }
        return name.substring(0, end);
    }
}
