package dev.parley.transfer.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import java.io.IOException;

/** Jackson for files that others wrote: lenient with what tools get wrong, strict with what fills the memory. */
final class Trees {
    /** The text of one chat. Its tree needs several times as much memory. */
    static final int CHAT_CHARS_MAX = 32 * 1024 * 1024;
    /** The names and values of one chat: a tree needs about 60 bytes for each. */
    static final int CHAT_TOKENS_MAX = 1_000_000;
    /** Each reply in a reply in LibreChat's export needs two. */
    static final int DEPTH_MAX = 10_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(CHAT_CHARS_MAX)
                            .maxTokenCount(CHAT_TOKENS_MAX)
                            .maxNestingDepth(DEPTH_MAX)
                            .build())
                    // The names of fields are ids in some formats, so keeping them would fill the memory.
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private Trees() {}

    static JsonParser parser(String json) throws IOException {
        return MAPPER.createParser(json);
    }

    /** @throws ItemException if it is not JSON, or too large to be in memory */
    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (StreamConstraintsException e) {
            throw new ItemException(Reason.TOO_LARGE);
        } catch (JsonProcessingException e) {
            throw new ItemException(Reason.BROKEN);
        }
    }
}
