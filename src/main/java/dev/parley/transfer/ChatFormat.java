package dev.parley.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads the chats of one application that exports each as a JSON object. */
public interface ChatFormat {
    /** A short name that never changes, because it is stored with each imported chat: {@code chatgpt}, {@code claude} ... */
    String name();

    /** Whether an object is a chat of this application. Looks at the names of a few fields only. */
    boolean matches(JsonNode item);

    /**
     * Reads a chat. Some applications keep several in one object.
     *
     * @throws ItemException if the object is not as this application writes it, so that nothing can be read
     */
    List<ReadChat> read(JsonNode item);
}
