package dev.parley.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Reads fields that may be missing, null or of another type. */
final class Fields {
    /** Ids are UUIDs, or a little more; longer ones are replaced by their hash. */
    private static final int ID_CHARS_MAX = 100;

    private static final char REPLACEMENT = '\uFFFD';

    private Fields() {}

    /** A text, which may be empty. */
    static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name)).filter(JsonNode::isTextual).map(Fields::text);
    }

    /** A text that is not blank. */
    static Optional<String> filled(JsonNode object, String name) {
        return text(object, name).filter(text -> !text.isBlank());
    }

    /** The text of a node, without what no database stores: half of a surrogate pair, and the character 0. */
    static String text(JsonNode node) {
        var text = node.asText();
        for (int i = 0; i < text.length(); i++) {
            if (isInvalid(text, i)) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        var repaired = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            repaired.append(isInvalid(text, i) ? REPLACEMENT : text.charAt(i));
        }
        return repaired.toString();
    }

    private static boolean isInvalid(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c == 0;
    }

    /** An id, which some applications write as a number. */
    static Optional<String> id(JsonNode object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(node -> node.isTextual() || node.isIntegralNumber())
                .map(Fields::text)
                .filter(id -> !id.isBlank())
                .map(Fields::shortened);
    }

    /** An id as it is stored. */
    static String shortened(String id) {
        return id.length() <= ID_CHARS_MAX ? id : hash(id);
    }

    /** An id for what has none: the same for the same text. */
    static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean flag(JsonNode object, String name) {
        return object.path(name).asBoolean(false);
    }

    static Optional<Long> number(JsonNode object, String name) {
        var node = object.path(name);
        return node.isNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? Optional.of(node.asLong())
                : Optional.empty();
    }

    /** The object in a field; an empty one if there is none. */
    static JsonNode object(JsonNode object, String name) {
        return object.path(name);
    }

    /** The objects of an array, or of the values of an object. */
    static List<JsonNode> objects(JsonNode object, String name) {
        return StreamSupport.stream(object.path(name).spliterator(), false)
                .filter(JsonNode::isObject)
                .toList();
    }
}
