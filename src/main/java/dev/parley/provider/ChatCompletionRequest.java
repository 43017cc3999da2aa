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

    static ChatCompletionRequest of(ChatRequest request, SentForm form) {
        var messages = messages(request);
        return new ChatCompletionRequest(
                request.model(),
                form.withSystemRole() ? messages : withoutSystemRole(messages),
                true,
                form.withUsage() ? Map.of("include_usage", true) : Map.of(),
                request.parameters().fields(form.tokensField()));
    }

    /** The system prompt goes before the first question. */
    private static List<ChatMessage> withoutSystemRole(List<ChatMessage> messages) {
        if (messages.size() < 2 || !messages.get(0).role().equals("system")) {
            return messages;
        }
        var first = messages.get(1);
        var others = new ArrayList<>(messages.subList(1, messages.size()));
        var prompt = messages.get(0).content();
        if (first.role().equals("user")) {
            others.set(0, new ChatMessage("user", prompt + "\n\n" + first.content(), first.images()));
        } else {
            others.add(0, new ChatMessage("user", prompt));
        }
        return others;
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
