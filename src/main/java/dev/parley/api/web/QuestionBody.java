package dev.parley.api.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.chat.web.ProgramAccess.Asked;
import dev.parley.web.HttpException;
import dev.parley.web.JsonBody;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The body of a request with a question: {@code text}, and optionally {@code model}, {@code stream} and, for a new chat, {@code
 * temporary}. Other fields are refused, so that a misspelt one does not go unnoticed.
 */
record QuestionBody(Asked asked, boolean isStream, boolean isTemporary) {
    private static final List<String> FIELDS = List.of("text", "model", "stream", "temporary");
    private static final int KEY_CHARS_MAX = 100;

    /** @param place where the question is asked: the same key in another chat is another question */
    static QuestionBody of(HttpServletRequest request, String place) {
        var body = JsonBody.of(request);
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw new HttpException(422, "problem.api.field", name);
            }
        });
        var text = field(body, "text", JsonNode::isTextual)
                .orElseThrow(() -> new HttpException(422, "problem.api.field", "text"))
                .textValue();
        var model = field(body, "model", JsonNode::isTextual).map(JsonNode::textValue);
        boolean isTemporary = isTrue(body, "temporary");
        var content = text + "\0" + model.orElse("") + "\0" + isTemporary + "\0" + place;
        return new QuestionBody(
                new Asked(text, model, key(request, content), Translations.language(request)),
                isTrue(body, "stream"),
                isTemporary);
    }

    private static boolean isTrue(ObjectNode body, String name) {
        return field(body, name, JsonNode::isBoolean)
                .map(JsonNode::booleanValue)
                .orElse(false);
    }

    /** A field that is missing or null gives nothing; one of another type is refused. */
    private static Optional<JsonNode> field(ObjectNode body, String name, Predicate<JsonNode> isType) {
        var value = Optional.ofNullable(body.get(name)).filter(node -> !node.isNull());
        if (value.isPresent() && !isType.test(value.get())) {
            throw new HttpException(422, "problem.api.field", name);
        }
        return value;
    }

    /** With a hash of the content: the key of another question by mistake must not return the answer to that. */
    private static Optional<String> key(HttpServletRequest request, String content) {
        var key = Optional.ofNullable(request.getHeader("Idempotency-Key"))
                .orElse("")
                .strip();
        if (key.length() > KEY_CHARS_MAX) {
            throw new HttpException(422, "problem.api.key", KEY_CHARS_MAX);
        }
        var fingerprint = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
        return key.isEmpty() ? Optional.empty() : Optional.of("api:" + key + ":" + fingerprint);
    }
}
