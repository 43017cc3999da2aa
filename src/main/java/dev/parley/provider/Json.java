package dev.parley.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Jackson for this package. Threads share a pool of buffers: each answer has its own thread, so with Jackson's default
 * of 8 KB per thread, each answer would occupy 8 KB.
 */
final class Json {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
            .build();

    static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private Json() {}
}
