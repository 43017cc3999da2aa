package dev.parley.transfer.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents of any shape: what is read of them, and what is named as skipped. */
class JsonChatsTest {
    private final RecordingSink sink = new RecordingSink();

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            [] -> 0
            {} -> 0
            [{"t":"a"},{"t":"b"}] -> 2 a b
            {"t":"a"} -> 1 a
            {"t":"a"}{"t":"b"} -> 2 a b
            {"chats":[{"t":"a"}],"settings":{"deep":[[]]}} -> 1 a
            {"chat-next-web-store":{"sessions":[{"t":"a"}],"lastUpdateTime":1},"app-config":{}} -> 1 a
            {"chat-sessions-list":[{"id":"1"}],"session:1":{"t":"a"},"session:2":{"t":"b"}} -> 2 a b
            [{"t":"a"},] -> 1 a
            [{"t":NaN},{"t":"b"}] -> 2 NaN b
            [{"t":"a","t":"b"}] -> 1 b
            [{"t":"\\ud800"}] -> 1 \ud800
            [{"t":"}]{["},{"t":"\\"]}"}] -> 2 }]{[ "]}
            [{"x":1},{"t":"b"},null,7,"c"] -> 1 b, x.json #1 NOT_A_CHAT, x.json #3 NOT_A_CHAT, x.json #4 NOT_A_CHAT, x.json #5 NOT_A_CHAT
            [{"x":1},null,[],7] -> 0
            [{"t":"a"},{"title":"Rome","t":oops},{"t":"c"}] -> 3 a c, Rome BROKEN
            [{"t":"a"},{"title":"Rome",oops},{"t":"c"}] -> 3 a c, Rome BROKEN
            [{"t":"a"} {"t":"b" "u":1}] -> 2 a b
            [{"t":"a"},{"title":"Rome",]},{"t":"c"}] -> 4 a c, Rome BROKEN, x.json #3 BROKEN
            [{"t":"a"},{"title":"Rome","t":"b -> 2 a, Rome BROKEN
            [{"t":"a"} -> 1 a, x.json BROKEN
            [ -> 0, x.json BROKEN
            hello -> 0, x.json BROKEN
            `` -> 0, x.json BROKEN
            """)
    void aDocumentIsReadAsFarAsItCan(String json, String expected) throws IOException {
        assertEquals(expected, read(json));
    }

    private String read(String json) throws IOException {
        return read(json.getBytes(StandardCharsets.UTF_8));
    }

    private String read(byte[] json) throws IOException {
        int found = new JsonChats(List.of(new TestFormat())).read(new ByteArrayInputStream(json), "x.json", sink);
        return found + sink.summary();
    }
}
