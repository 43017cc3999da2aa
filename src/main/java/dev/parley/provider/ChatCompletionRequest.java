package dev.parley.provider;

import dev.parley.provider.ChatRequest.Turn;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a {@link ChatRequest} as JSON. Some servers refuse unknown fields, so only the necessary ones are sent. */
final class ChatCompletionRequest {
    /**
     * An instruction in words, which works with every server. Only a few servers continue an assistant message at the
     * end of the conversation; the others begin a new answer.
     */
    private static final String CONTINUE =
            "Your answer was cut off. Go on exactly where it ended: do not repeat anything, do not begin again, and say"
                    + " nothing about the interruption. Begin with a space or a line break where one belongs.";

    private ChatCompletionRequest() {}

    /** @param withUsage whether to request token counts, which a few servers refuse */
    static byte[] json(ChatRequest request, boolean withUsage) {
        // Write characters first, because Jackson's UTF-8 encoder fails on a lone surrogate, which a user can send.
        var text = new StringWriter();
        try (var json = Json.FACTORY.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("model", request.model());
            json.writeArrayFieldStart("messages");
            for (var turn : turns(request)) {
                json.writeStartObject();
                json.writeStringField("role", turn.role());
                json.writeStringField("content", turn.content());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("stream", true);
            if (withUsage) {
                json.writeObjectFieldStart("stream_options");
                json.writeBooleanField("include_usage", true);
                json.writeEndObject();
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a buffer cannot fail to be written", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<Turn> turns(ChatRequest request) {
        var turns = new ArrayList<>(request.messages());
        if (!request.partial().isEmpty()) {
            turns.add(new Turn("assistant", request.partial()));
            turns.add(new Turn("user", CONTINUE));
        }
        return turns;
    }
}
