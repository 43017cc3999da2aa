package dev.parley.provider;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The body of {@code POST {baseUrl}/chat/completions}, as Jackson writes it. Some servers refuse unknown fields, so only
 * the necessary ones are sent, and those that the user has set.
 *
 * @param streamOptions empty to leave the field out
 * @param parameters further fields, by name
 */
record ChatCompletionRequest(
        String model,
        List<ChatMessage> messages,
        boolean stream,

        @JsonProperty("stream_options") @JsonInclude(JsonInclude.Include.NON_EMPTY)
        Map<String, Boolean> streamOptions,

        @JsonAnyGetter Map<String, Object> parameters) {
    /**
     * An instruction in words, which works with every server. Only a few servers continue an assistant message at the
     * end of the conversation; the others begin a new answer.
     */
    private static final String CONTINUE =
            "Your answer was cut off. Go on exactly where it ended: do not repeat anything, do not begin again, and say"
                    + " nothing about the interruption. Begin with a space or a line break where one belongs.";

    /**
     * @param withUsage whether to request token counts, which a few servers refuse
     * @param tokensField the name of the field for the maximum of tokens
     */
    static ChatCompletionRequest of(ChatRequest request, boolean withUsage, String tokensField) {
        return new ChatCompletionRequest(
                request.model(),
                messages(request),
                true,
                withUsage ? Map.of("include_usage", true) : Map.of(),
                request.parameters().fields(tokensField));
    }

    byte[] json() {
        try {
            // Write characters first, because Jackson's UTF-8 encoder fails on a lone surrogate, which a user can send.
            return Json.MAPPER.writeValueAsString(this).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts cannot fail to be written", e);
        }
    }

    private static List<ChatMessage> messages(ChatRequest request) {
        if (request.partial().isEmpty()) {
            return request.messages();
        }
        var messages = new ArrayList<>(request.messages());
        messages.add(new ChatMessage("assistant", request.partial()));
        messages.add(new ChatMessage("user", CONTINUE));
        return messages;
    }
}
