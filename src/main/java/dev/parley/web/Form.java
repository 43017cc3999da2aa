package dev.parley.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The fields and files of a form, or the fields of a query, parsed strictly: a repeated field, a broken escape or malformed UTF-8 is a 400.
 * Containers differ in these cases (some drop the field silently), so this class parses the body itself.
 */
public final class Form {
    static final Form EMPTY = of(Map.of());

    static final int FIELDS_MAX = 100;
    private static final String ATTRIBUTE = Form.class.getName();

    private final Map<String, String> fields;
    private final List<UploadedFile> files;

    private Form(Map<String, String> fields, List<UploadedFile> files) {
        this.fields = fields;
        this.files = files;
    }

    static Form of(Map<String, String> fields) {
        return of(fields, List.of());
    }

    static Form of(Map<String, String> fields, List<UploadedFile> files) {
        return new Form(fields, files);
    }

    /** The form in the body of a POST; empty when the body is not a form. */
    public static Form of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Form read) {
            return read;
        }
        var body = RequestBody.take(request);
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        boolean isMultipart = MultipartParser.isMultipart(type) && body.length > 0;
        var form = isMultipart ? MultipartParser.parse(body, type) : of(parse(body));
        request.setAttribute(ATTRIBUTE, form);
        return form;
    }

    /** The fields of the URL's query. */
    public static Form query(HttpServletRequest request) {
        var query = request.getQueryString();
        return of(query == null ? Map.of() : parse(query.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the field was sent, even if it is empty. */
    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** The names of all fields, in the order in which they were sent. */
    public Set<String> names() {
        return Collections.unmodifiableSet(fields.keySet());
    }

    /** The value of the field, or the empty text when it was not sent. */
    public String text(String field) {
        return fields.getOrDefault(field, "");
    }

    /** The value of the field, without leading and trailing white space. */
    public String line(String field) {
        return text(field).strip();
    }

    /** The files that the user has selected in a field, in order. Only a page with {@link Resource#acceptsFiles} gets files. */
    public List<UploadedFile> files(String field) {
        return files.stream()
                .filter(file -> file.field().equals(field) && !file.isNone())
                .toList();
    }

    /** The file of a form that has nothing else; it may be one without a name. */
    Optional<UploadedFile> onlyFile() {
        return fields.isEmpty() && files.size() == 1 ? Optional.of(files.get(0)) : Optional.empty();
    }

    /** A field that must be a positive number if it was sent. */
    public Optional<Long> id(String field) {
        return fields.containsKey(field) ? Optional.of(PathParams.toId(text(field))) : Optional.empty();
    }

    /** A field that must be {@code true} or {@code false} if it was sent; any other value is a 400. */
    public Optional<Boolean> bool(String field) {
        return switch (text(field)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> {
                if (has(field)) {
                    throw HttpException.badRequest();
                }
                yield Optional.empty();
            }
        };
    }

    /** A field that must be a path of this application; empty if it is any other URL. */
    public Optional<String> path(String field) {
        return Optional.of(text(field)).filter(Form::isPath);
    }

    /**
     * Whether a redirect to this text stays on this origin. Browsers treat a backslash as a slash and ignore control
     * characters.
     */
    public static boolean isPath(String path) {
        return path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
    }

    /** Parses {@code application/x-www-form-urlencoded} (URL standard, section 5.1), but strictly. */
    private static Map<String, String> parse(byte[] body) {
        var fields = new LinkedHashMap<String, String>();
        for (int start = 0; start < body.length; ) {
            int end = indexOf(body, '&', start, body.length);
            if (end > start) {
                int equals = indexOf(body, '=', start, end);
                var name = decode(body, start, equals);
                var value = equals < end ? decode(body, equals + 1, end) : "";
                if (fields.put(name, value) != null || fields.size() > FIELDS_MAX) {
                    throw HttpException.badRequest();
                }
            }
            start = end + 1;
        }
        return fields;
    }

    private static int indexOf(byte[] body, char wanted, int start, int end) {
        int i = start;
        while (i < end && body[i] != wanted) {
            i++;
        }
        return i;
    }

    private static String decode(byte[] body, int start, int end) {
        var bytes = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            if (body[i] != '%') {
                bytes.write(body[i] == '+' ? ' ' : body[i]);
                continue;
            }
            if (i + 2 >= end) {
                throw HttpException.badRequest();
            }
            bytes.write(hex(body[++i]) << 4 | hex(body[++i]));
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return decoder.decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw HttpException.badRequest();
        }
    }

    private static int hex(byte digit) {
        int value = Character.digit(digit, 16);
        if (value < 0) {
            throw HttpException.badRequest();
        }
        return value;
    }
}
