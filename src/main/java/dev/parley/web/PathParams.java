package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.regex.Pattern;

/** The path of a request, and the variables that {@link Router} found in it. */
public final class PathParams {
    private static final String ATTRIBUTE = PathParams.class.getName();
    private static final int ID_DIGITS_MAX = 18;
    private static final Pattern LONG_SEGMENT = Pattern.compile("/[^/]{24,}");

    private PathParams() {}

    static void set(HttpServletRequest request, Map<String, String> variables) {
        request.setAttribute(ATTRIBUTE, variables);
    }

    /** The path without the context, such as {@code /chat/7}. */
    public static String path(HttpServletRequest request) {
        var info = request.getPathInfo();
        return request.getServletPath() + (info == null ? "" : info);
    }

    /** The path for a log, without long segments, which may be tokens. */
    static String loggedPath(HttpServletRequest request) {
        return LONG_SEGMENT.matcher(path(request)).replaceAll("/...");
    }

    public static String variable(HttpServletRequest request, String name) {
        if (request.getAttribute(ATTRIBUTE) instanceof Map<?, ?> variables
                && variables.get(name) instanceof String value) {
            return value;
        }
        throw new IllegalStateException("The route has no variable " + name);
    }

    /** A variable that must be a positive number; anything else is a 404. */
    public static long id(HttpServletRequest request, String name) {
        return toId(variable(request, name));
    }

    /** Reads an id; anything but a positive number is a 404. */
    public static long toId(String text) {
        if (!isId(text)) {
            throw HttpException.notFound();
        }
        return Long.parseLong(text);
    }

    static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= ID_DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
