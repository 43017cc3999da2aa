package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form or of a query, read strictly: a field twice, a broken escape or malformed UTF-8 is a 400.
 * Containers differ in all of these (some drop the field silently), so the body is read here.
 */
public final class Form {
    static final Form EMPTY = new Form(Map.of());

    private static final int FIELDS_MAX = 100;
    private static final String ATTRIBUTE = Form.class.getName();

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The form in the body of a POST; empty when the body is something else. */
    public static Form of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Form read) return read;
        var form = new Form(parse(RequestBody.of(request).bytes()));
        request.setAttribute(ATTRIBUTE, form);
        return form;
    }

    /** The fields behind the question mark of the URL. */
    public static Form query(HttpServletRequest request) {
        var query = request.getQueryString();
        return new Form(query == null ? Map.of() : parse(query.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the field was sent, be it empty. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** What was sent, or the empty text when the field was not. */
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** What was sent, without white space around it. */
    public String line(String field) {
        return text(field).strip();
    }

    /** A field that must be a positive number when it is there. */
    public Optional<Long> id(String field) {
        return fields.containsKey(field) ? Optional.of(Path.toId(text(field))) : Optional.empty();
    }

    /** A field that must be a path of this application; anything that would lead elsewhere counts as nothing. */
    public Optional<String> path(String field) {
        return Optional.of(text(field)).filter(Form::isPath);
    }

    /** Whether a browser that is sent to this stays here. Browsers read a backslash as a slash, and skip control characters. */
    public static boolean isPath(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }

    /** Parses {@code application/x-www-form-urlencoded} (the URL standard, section 5.1), but strictly. */
    private static Map<String, String> parse(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        for (int start = 0; start < body.length; ) {
            int end = indexOf(body, '&', start, body.length);
            if (end > start) {
                int equals = indexOf(body, '=', start, end);
                var name = decode(body, start, equals);
                var value = equals < end ? decode(body, equals + 1, end) : "";
                if (fields.put(name, value) != null || fields.size() > FIELDS_MAX) throw Problem.badRequest();
            }
            start = end + 1;
        }
        return fields;
    }

    private static int indexOf(byte[] body, char wanted, int start, int end) {
        int i = start;
        while (i < end && body[i] != wanted) i++;
        return i;
    }

    private static String decode(byte[] body, int start, int end) {
        var bytes = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            if (body[i] != '%') {
                bytes.write(body[i] == '+' ? ' ' : body[i]);
                continue;
            }
            if (i + 2 >= end) throw Problem.badRequest();
            bytes.write(hex(body[++i]) << 4 | hex(body[++i]));
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException malformed) {
            throw Problem.badRequest();
        }
    }

    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        if (value < 0) throw Problem.badRequest();
        return value;
    }
}
