package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/** Headers as text, to be stored. */
public final class HeadersJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<SentHeader>> TYPE = new TypeReference<>() {};

    private HeadersJson() {}

    /** Writes headers. */
    public static String of(List<SentHeader> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of texts cannot fail to be written", e);
        }
    }

    /** Reads what {@link #of} has written. */
    public static List<SentHeader> read(String json) {
        try {
            return JSON.readValue(json, TYPE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored headers cannot be read", e);
        }
    }
}
