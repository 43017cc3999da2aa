package dev.parley.provider;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** Writes a {@link ChatRequest} as the API wants it. Some servers refuse fields they do not know, so there are few. */
final class Questions {
    private static final JsonFactory JSON = new JsonFactory();

    private Questions() {}

    /** @param withUsage whether to ask for token counts, which a few servers refuse */
    static byte[] json(ChatRequest request, boolean withUsage) {
        // Characters first: Jackson's own UTF-8 fails on half a surrogate pair, which a user can send.
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("model", request.model());
            json.writeArrayFieldStart("messages");
            for (var turn : request.messages()) {
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
}
