package dev.parley.markdown;

/**
 * Normalizes line ends to {@code \\n} in a stream of chunks. Chunks may be cut anywhere, also inside a surrogate pair or
 * between CR and LF.
 */
public final class LineEndNormalizer {
    private String pending = "";

    /** The normalized text that is complete so far. An incomplete character or line end is kept for the next call. */
    public String normalize(String chunk) {
        var all = pending + chunk;
        int end = all.length();
        if (end > 0 && (all.charAt(end - 1) == '\r' || Character.isHighSurrogate(all.charAt(end - 1)))) {
            end--;
        }
        pending = all.substring(end);
        return lines(all.substring(0, end));
    }

    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
