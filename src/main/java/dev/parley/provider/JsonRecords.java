package dev.parley.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;

/** Writes records as JSON, to be stored. */
public final class JsonRecords {
    private JsonRecords() {}

    /** The records as an array. Their components must be texts, numbers, enums, or such records. */
    public static String of(List<?> records) {
        try {
            return Json.MAPPER.writeValueAsString(records);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of texts cannot fail to be written", e);
        }
    }

    /** Reads them; none if a newer version of Parley has stored others. */
    public static <T> List<T> read(String json, Class<T> type) {
        try {
            return Json.MAPPER.readerForListOf(type).readValue(json);
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }
}
