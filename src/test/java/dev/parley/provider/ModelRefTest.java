package dev.parley.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelRefTest {
    @ParameterizedTest
    @CsvSource({
        "gpt-4o, 0, gpt-4o",
        "@cf/meta/llama-3, 0, @cf/meta/llama-3",
        "ft:gpt-4.1:watts-up::1, 0, ft:gpt-4.1:watts-up::1",
        "@7/openai/gpt-4o, 7, openai/gpt-4o",
        "@7/@cf/meta/llama-3, 7, @cf/meta/llama-3",
        "@0/@7/odd, 0, @7/odd",
        "@7, 0, @7",
        "@7/, 0, @7/"
    })
    void aModelIsNamedByItsConnectionAndItsId(String text, long connectionId, String id) {
        var ref = ModelRef.of(text);

        assertEquals(new ModelRef(connectionId, id), ref);
        assertEquals(text, ref.toString());
    }
}
