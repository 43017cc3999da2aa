package dev.parley.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The JSON object in the body of a request to the API. Duplicate keys, trailing text and deep nesting are refused. */
public final class JsonBody {
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /** Whether a content type is JSON. */
    public static boolean isJson(String contentType) {
        return contentType.regionMatches(true, 0, "application/json", 0, "application/json".length());
    }

    /**
     * The bytes of the body. It can be taken once.
     *
     * @throws HttpException 415 if the body is not declared as JSON
     */
    public static byte[] bytes(HttpServletRequest request) {
        if (!isJson(Optional.ofNullable(request.getContentType()).orElse(""))) {
            throw new HttpException(415, "problem.415");
        }
        return RequestBody.take(request);
    }

    /**
     * Reads the object.
     *
     * @throws HttpException 400 if the body is anything else
     */
    public static ObjectNode of(HttpServletRequest request) {
        try {
            if (STRICT.readTree(bytes(request)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw new HttpException(400, "problem.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new HttpException(400, "problem.json");
    }
}
