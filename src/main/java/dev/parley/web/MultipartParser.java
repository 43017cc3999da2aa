package dev.parley.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parses {@code multipart/form-data} (RFC 7578) as browsers send it, but strictly: whatever is malformed or repeated is a 400,
 * as in {@link Form}. The body is in memory, so a library for streams would add copies and nothing else.
 */
final class MultipartParser {
    private static final int PARTS_MAX = 150;
    private static final int HEADER_BYTES_MAX = 4 * 1024;

    /** RFC 2046, section 5.1.1, without the blank. */
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?i)multipart/form-data\\s*;.*?boundary=\"?([0-9A-Za-z'()+_,./:=?-]{1,70})\"?\\s*(?:;.*)?");

    private static final Pattern DISPOSITION = Pattern.compile("(?i)Content-Disposition:\\s*form-data\\s*(;.*)");
    /** In a quoted value, a quotation mark may be escaped; browsers write {@code %22} and leave a backslash alone. */
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z*]+)\\s*=\\s*(?:\"((?:\\\\\"|[^\"])*+)\"|([^\\s;\"]*))\\s*");

    private final byte[] body;
    private final byte[] delimiter;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final List<UploadedFile> files = new ArrayList<>();
    private int position;

    private MultipartParser(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.US_ASCII);
    }

    static boolean isMultipart(String contentType) {
        return contentType.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length());
    }

    /** @param contentType with the boundary */
    static Form parse(byte[] body, String contentType) {
        var parser = new MultipartParser(body, boundary(contentType));
        parser.parts();
        return Form.of(parser.fields, parser.files);
    }

    static String boundary(String contentType) {
        var boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw HttpException.badRequest();
        }
        return String.valueOf(boundary.group(1));
    }

    private void parts() {
        // The first delimiter has no line break before it.
        require(startsWith(delimiter, 2, 0));
        position = delimiter.length - 2;
        for (int parts = 0; !isLast(); parts++) {
            require(parts < PARTS_MAX);
            part();
        }
    }

    /** Whether the delimiter before the position is the last one. What follows that is ignored. */
    private boolean isLast() {
        boolean isLast = at(position) == '-' && at(position + 1) == '-';
        require(isLast || isLineBreak(position));
        return isLast;
    }

    private void part() {
        position += 2;
        var disposition = headers();
        int start = position;
        int next = indexOfDelimiter(start);
        int end = Math.max(start, next);
        position = next + delimiter.length;
        var field = disposition.get("name");
        var name = disposition.get("filename");
        if (field == null) {
            throw HttpException.badRequest();
        }
        if (name != null) {
            files.add(new UploadedFile(field, name, Arrays.copyOfRange(body, start, end)));
        } else {
            require(fields.put(field, text(start, end)) == null && fields.size() <= Form.FIELDS_MAX);
        }
    }

    /** The parameters of the only header that matters. */
    private Map<String, String> headers() {
        Map<String, String> disposition = Map.of();
        int limit = position + HEADER_BYTES_MAX;
        while (!isLineBreak(position)) {
            int end = position;
            while (!isLineBreak(end)) {
                require(++end < limit);
            }
            var header = DISPOSITION.matcher(text(position, end));
            if (header.matches()) {
                require(disposition.isEmpty());
                disposition = parameters(header.group(1));
            }
            position = end + 2;
            require(position < limit);
        }
        position += 2;
        return disposition;
    }

    private static Map<String, String> parameters(String text) {
        var parameters = new LinkedHashMap<String, String>();
        var matcher = PARAMETER.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            var quoted = matcher.group(2);
            var value = quoted == null ? String.valueOf(matcher.group(3)) : unescaped(quoted);
            require(parameters.put(String.valueOf(matcher.group(1)), value) == null);
        }
        require(end == text.length());
        return parameters;
    }

    /** The HTML standard escapes these three characters, and older programs the first one with a backslash. */
    private static String unescaped(String text) {
        return text.replace("\\\"", "\"")
                .replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n");
    }

    /** The line break of the delimiter of an empty part may be that of its headers. */
    private int indexOfDelimiter(int start) {
        // No second delimiter can begin inside a delimiter, so this takes linear time.
        for (int i = start - 2; i + delimiter.length <= body.length; i++) {
            if (body[i] == '\r' && startsWith(delimiter, 0, i)) {
                return i;
            }
        }
        throw HttpException.badRequest();
    }

    private boolean startsWith(byte[] wanted, int from, int at) {
        int length = wanted.length - from;
        return at + length <= body.length && Arrays.equals(body, at, at + length, wanted, from, wanted.length);
    }

    private boolean isLineBreak(int at) {
        return at(at) == '\r' && at(at + 1) == '\n';
    }

    private byte at(int index) {
        require(index < body.length);
        return body[index];
    }

    private String text(int start, int end) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return decoder.decode(ByteBuffer.wrap(body, start, end - start)).toString();
        } catch (CharacterCodingException e) {
            throw HttpException.badRequest();
        }
    }

    private static void require(boolean isRight) {
        if (!isRight) {
            throw HttpException.badRequest();
        }
    }
}
