package dev.parley.connection;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The further headers of a connection as lines of a form, such as {@code X-Title: Parley}. Stored values can be secrets, so the
 * form shows {@value #KEPT} instead, and a line with that or without a value keeps the stored one.
 */
public final class HeaderLines {
    /** Headers of a connection. */
    public static final int HEADERS_MAX = 10;

    /** Characters of a value, more than any token has. */
    public static final int VALUE_CHARS_MAX = 1_000;

    static final String KEPT = "…";

    private static final int NAME_CHARS_MAX = 100;
    /** A token (RFC 9110, section 5.6.2). */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1," + NAME_CHARS_MAX + "}");
    /** The HTTP client sets these itself, or they would change what a request is. */
    private static final Set<String> FORBIDDEN = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "cookie",
            "cookie2",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent");

    /** The values that contain nothing secret. */
    private static final Set<String> PUBLIC_VALUES = Set.of("{key}", "Bearer {key}");

    /** A line that cannot be used, and why. */
    public static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String key;
        private final String name;

        private MalformedException(String key, String name) {
            super(key);
            this.key = key;
            this.name = name;
        }

        /** The key of the message for the user, whose argument is {@link #name()}. */
        public String key() {
            return key;
        }

        /** The name of the header, without its value, which may be a secret. */
        public String name() {
            return name;
        }
    }

    private HeaderLines() {}

    /** The lines of a form with stored headers. */
    public static String shown(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header ->
                        header.getKey() + ": " + (PUBLIC_VALUES.contains(header.getValue()) ? header.getValue() : KEPT))
                .collect(Collectors.joining("\n"));
    }

    /** The headers in the lines of a form. */
    public static Map<String, String> read(String text, Map<String, String> stored) throws MalformedException {
        var headers = new LinkedHashMap<String, String>();
        for (var line :
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            int colon = line.indexOf(':');
            var name = normal(line.substring(0, Math.max(0, colon)).strip());
            if (!NAME.matcher(name).matches() || FORBIDDEN.contains(name.toLowerCase(Locale.ROOT))) {
                throw new MalformedException(
                        "problem.connection.header.name", name.substring(0, Math.min(NAME_CHARS_MAX, name.length())));
            }
            var value = value(name, line.substring(colon + 1).strip(), stored);
            if (headers.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw new MalformedException("problem.connection.header.twice", name);
            }
            headers.put(name, value);
        }
        if (headers.size() > HEADERS_MAX) {
            throw new MalformedException("problem.connection.header.many", "");
        }
        return headers;
    }

    private static String value(String name, String typed, Map<String, String> stored) throws MalformedException {
        boolean isKept = typed.isEmpty() || typed.equals(KEPT);
        var value = isKept ? Optional.ofNullable(stored.get(name)) : Optional.of(typed);
        boolean isSendable = value.isPresent()
                && value.get().length() <= VALUE_CHARS_MAX
                && value.get().chars().allMatch(c -> c >= ' ' && c < 0x7f);
        return value.filter(text -> isSendable)
                .orElseThrow(() -> new MalformedException("problem.connection.header.value", name));
    }

    /** So that it replaces the header that is sent otherwise. */
    private static String normal(String name) {
        return name.equalsIgnoreCase("authorization") ? "Authorization" : name;
    }
}
