package dev.parley.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path with variables, such as {@code /chat/{id}} or {@code /chat/{id}.md}. A variable whose name ends in {@code id}
 * matches only a number; {@code {rest...}} at the end matches the rest of the path.
 */
final class UriTemplate {
    private final List<String> segments;

    UriTemplate(String template) {
        this.segments = split(template);
    }

    /** The values of the variables if the path matches. */
    Optional<Map<String, String>> match(String path) {
        var parts = split(path);
        var variables = new HashMap<String, String>();
        for (int i = 0; i < segments.size(); i++) {
            if (i >= parts.size()) {
                return Optional.empty();
            }
            var segment = segments.get(i);
            if (segment.endsWith("...}")) {
                variables.put(
                        segment.substring(1, segment.length() - 4), String.join("/", parts.subList(i, parts.size())));
                return Optional.of(variables);
            }
            if (segment.startsWith("{")) {
                if (!matchVariable(segment, parts.get(i), variables)) {
                    return Optional.empty();
                }
            } else if (!segment.equals(parts.get(i))) {
                return Optional.empty();
            }
        }
        return segments.size() == parts.size() ? Optional.of(variables) : Optional.empty();
    }

    /** Adds the value of the variable if the part of the path matches a segment such as {@code {id}} or {@code {id}.md}. */
    private static boolean matchVariable(String segment, String part, Map<String, String> variables) {
        int end = segment.indexOf('}');
        var name = segment.substring(1, end);
        var suffix = segment.substring(end + 1);
        if (!part.endsWith(suffix)) {
            return false;
        }
        var value = part.substring(0, part.length() - suffix.length());
        variables.put(name, value);
        return !name.endsWith("id") || PathParams.isId(value);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }

    private static List<String> split(String path) {
        var parts = new ArrayList<String>();
        int start = 1;
        for (int slash = path.indexOf('/', start); slash >= 0; slash = path.indexOf('/', start)) {
            parts.add(path.substring(start, slash));
            start = slash + 1;
        }
        parts.add(path.length() > start ? path.substring(start) : "");
        return parts;
    }
}
