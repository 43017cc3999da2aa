package dev.parley.markdown;

/** Text that arrives in pieces cut anywhere: joins what belongs together, and makes every line end a {@code \\n}. */
public final class LineEndNormalizer {
    private String kept = "";

    /** What can be used now; half of a character or of a line end waits for the other half. */
    public String next(String text) {
        var all = kept + text;
        int end = all.length();
        if (end > 0 && (all.charAt(end - 1) == '\r' || Character.isHighSurrogate(all.charAt(end - 1)))) {
            end--;
        }
        kept = all.substring(end);
        return lines(all.substring(0, end));
    }

    private static String lines(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
