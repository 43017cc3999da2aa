package dev.parley.transfer.formats;

import dev.parley.transfer.PortableFile;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Images of messages, which are in the JSON as {@code data:} URLs, or are addresses on a server that is not asked. */
final class Images {
    private static final Pattern DATA_URL =
            Pattern.compile("data:image/([A-Za-z0-9.+-]{1,40})(?:;[^,;]{0,100}){0,4};base64,");
    private static final int HEAD_CHARS_MAX = 600;

    private Images() {}

    static PortableFile file(Optional<String> name, String url) {
        var head = DATA_URL.matcher(url).region(0, Math.min(url.length(), HEAD_CHARS_MAX));
        if (head.lookingAt()) {
            var extension = head.group(1).toLowerCase(Locale.ROOT).replaceFirst("\\+.*", "");
            return new PortableFile(
                    name.orElse("image." + extension), new PortableFile.Base64(url.substring(head.end())));
        }
        var path = url.replaceFirst("[?#].*", "");
        var last = path.substring(path.lastIndexOf('/') + 1);
        return last.contains(".")
                ? new PortableFile(name.orElse(last), new PortableFile.Entry(last))
                : new PortableFile(name.orElse("image"), new PortableFile.Missing());
    }
}
