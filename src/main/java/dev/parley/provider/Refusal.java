package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.text.ShortText;
import java.util.Optional;

/**
 * How a model server has refused a request, for programs that distinguish errors by the fields of OpenAI's format.
 *
 * @param status of the response
 * @param type such as {@code invalid_request_error}
 * @param param the field of the request that is wrong
 * @param code such as {@code model_not_found}
 */
public record Refusal(int status, Optional<String> type, Optional<String> param, Optional<String> code) {
    private static final int CHARS_MAX = 100;

    /** Reads the body of an error response, which need not be JSON. */
    static Refusal of(int status, String body, Provider provider) {
        var error = json(body).path("error");
        return new Refusal(
                status, text(error, "type", provider), text(error, "param", provider), text(error, "code", provider));
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static Optional<String> text(JsonNode error, String field, Provider provider) {
        return Optional.of(error.path(field))
                .filter(JsonNode::isTextual)
                .map(value -> ShortText.shortened(ErrorText.oneLine(value.textValue(), provider), CHARS_MAX));
    }
}
