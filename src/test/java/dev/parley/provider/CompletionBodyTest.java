package dev.parley.provider;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.provider.CompletionBody.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionBodyTest {
    @Test
    void everythingButTheModelAndTheRequestForTokenCountsIsPassedOnAsItIsWritten() throws MalformedException {
        var body = CompletionBody.of("""
                { "messages" : [{"role":"user","content":"H\\u0065y \\ud83d"}] ,
                  "mod\\u0065l":"@7/llama3", "temperature":1.50e-1,"seed":123456789012345678901234567890 ,
                  "stream" : true, "x":{"a":[1, 2 ,{"model":"b"}]} }
                """.getBytes(UTF_8));
        assertEquals("@7/llama3", body.model());
        assertTrue(body.isStreamed());
        assertFalse(body.wantsUsage());
        var rest = "\"messages\" : [{\"role\":\"user\",\"content\":\"H\\u0065y \\ud83d\"}],\"temperature\":1.50e-1,"
                + "\"seed\":123456789012345678901234567890,\"stream\" : true,\"x\":{\"a\":[1, 2 ,{\"model\":\"b\"}]}";
        assertEquals("{\"model\":\"llama3\"," + rest + "}", text(body.sent("llama3", false)));
        assertEquals(
                "{\"model\":\"a\\\"b\"," + rest + ",\"stream_options\":{\"include_usage\":true}}",
                text(body.sent("a\"b", true)));
    }

    @Test
    void theOptionsOfAStreamKeepWhatTheProgramHasSet() throws MalformedException {
        var body = CompletionBody.of(
                "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_obfuscation\":false}}"
                        .getBytes(UTF_8));
        assertTrue(text(body.sent("m", true)).contains("{\"include_obfuscation\":false,\"include_usage\":true}"));
        assertTrue(text(body.sent("m", false)).contains("{\"include_obfuscation\":false}"));
    }

    @Test
    void aFileIsEstimatedByItsPresenceAndATextByItsLength() throws MalformedException {
        var image = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64," + "A".repeat(9_000_000)
                + "\"}}";
        var body = CompletionBody.of(("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[" + image + ","
                        + "{\"type\":\"text\",\"text\":\"" + "word ".repeat(300) + "\"}]}]}")
                .getBytes(UTF_8));
        assertTrue(body.promptTokens() > 1_400 && body.promptTokens() < 1_600, "" + body.promptTokens());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | ''
            [] | ''
            {"model":"m","messages":[] | ''
            {"model":"m","messages":[]} {} | ''
            {"model":"m","messages":[],} | ''
            {"model":"m","messages":[],"seed":NaN} | ''
            {"messages":[]} | model
            {"model":7,"messages":[]} | model
            {"model":{"a":1},"messages":[]} | model
            {"model":"m"} | messages
            {"model":"m","messages":"Hi"} | messages
            {"model":"m","messages":[],"stream":"yes"} | stream
            {"model":"m","messages":[],"stream_options":1} | stream_options
            {"model":"m","messages":[],"model":"other"} | model
            {"model":"m","messages":[],"m\\u006fdel":"other"} | model
            """)
    void aBodyThatServersMightReadDifferentlyIsRefused(String json, String field) {
        var refused = assertThrows(
                MalformedException.class, () -> CompletionBody.of((json == null ? "" : json).getBytes(UTF_8)));
        assertEquals(field, refused.field().orElse(""));
    }

    @Test
    void anotherEncodingIsRefused() {
        var json = "{\"model\":\"m\",\"messages\":[]}";
        assertThrows(MalformedException.class, () -> CompletionBody.of(json.getBytes(UTF_16LE)));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
