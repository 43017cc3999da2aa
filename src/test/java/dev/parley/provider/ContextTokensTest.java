package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size of the context window, in the fields of each server that lists it. */
class ContextTokensTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            8192    | {"id":"m","max_model_len":8192}
            131072  | {"id":"m","context_window":131072,"max_completion_tokens":32768}
            32768   | {"id":"m","context_length":131072,"top_provider":{"context_length":32768}}
            131072  | {"id":"m","context_length":131072,"top_provider":{"context_length":null}}
            32768   | {"id":"m","max_context_length":32768}
            4096    | {"id":"m","max_context_length":32768,"loaded_context_length":4096}
            40960   | {"id":"m","meta":{"vocab_type":1,"n_vocab":32000,"n_ctx_train":40960}}
            2048    | {"id":"m","meta":{"n_ctx_train":40960,"n_ctx":2048}}
            1048576 | {"name":"models/gemini","inputTokenLimit":1048576}
            128000  | {"id":"m","limits":{"max_input_tokens":128000}}
            64000   | {"id":"m","capabilities":{"limits":{},"max_context_window_tokens":64000}}
            32768   | {"id":"m","model_spec":{"availableContextTokens":32768}}
            8192    | {"id":"m","context_length":"8192"}
            0       | {"id":"m","context_length":-1}
            0       | {"id":"m","context_length":"large"}
            0       | {"id":"m"}
            0       | "m"
            """)
    void theContextWindowOfAListedModelIsRead(long tokens, String model) throws IOException {
        assertEquals(tokens, ContextTokens.of(Json.MAPPER.readTree(model)));
    }
}
