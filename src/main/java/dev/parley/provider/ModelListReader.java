package dev.parley.provider;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the models in the body of {@code GET {baseUrl}/models} one at a time, because it may have many megabytes. */
final class ModelListReader {
    private static final long BODY_CHARS_MAX = 32 * 1024 * 1024;
    private static final ObjectMapper MAPPER = JsonMapper.builder(Json.FACTORY
                    .rebuild()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(BODY_CHARS_MAX)
                            .build())
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build())
            .build();
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Set<String> LISTS = Set.of("data", "models", "items", "result");

    private ModelListReader() {}

    /**
     * @param body {@code {"data": [...]}} (OpenAI), {@code {"models": [...]}} (llama.cpp has both), or only the array;
     *     it is not closed
     * @param models receives each element of the array: objects or strings, but possibly others
     * @throws ModelException when the body has none of these forms, or is too long
     * @throws IOException when the body is cut
     */
    static void read(InputStream body, Consumer<JsonNode> models) throws IOException {
        try (var json = MAPPER.createParser(text(body))) {
            if (!hasList(json, models)) {
                throw new ModelException(ErrorKind.NOT_UNDERSTOOD);
            }
        } catch (JsonProcessingException e) {
            throw new ModelException(ErrorKind.NOT_UNDERSTOOD);
        }
    }

    /** Decodes to characters first, so that invalid UTF-8 in one description does not make the list unreadable. */
    private static Reader text(InputStream body) throws IOException {
        var text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static boolean hasList(JsonParser json, Consumer<JsonNode> models) throws IOException {
        var first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            readArray(json, models);
            return true;
        }
        boolean isFound = false;
        while (first == JsonToken.START_OBJECT && json.nextToken() == JsonToken.FIELD_NAME) {
            boolean isList = LISTS.contains(json.currentName());
            var value = json.nextToken();
            if (isList && value == JsonToken.START_ARRAY) {
                readArray(json, models);
            } else {
                json.skipChildren();
            }
            // A server without models may send null.
            isFound |= isList && (value == JsonToken.START_ARRAY || value == JsonToken.VALUE_NULL);
        }
        return isFound;
    }

    private static void readArray(JsonParser json, Consumer<JsonNode> models) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            models.accept(json.readValueAsTree());
        }
    }
}
