package dev.parley.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Jackson for this package. Threads share its buffers: each answer has a thread of its own, and 8 KB that a thread keeps for
 * its next question are 8 KB for each answer.
 */
final class Json {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
            .build();

    static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private Json() {}
}
