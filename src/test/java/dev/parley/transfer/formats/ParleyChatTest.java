package dev.parley.transfer.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.generation.MessageStatus;
import dev.parley.transfer.ImportSink;
import dev.parley.transfer.ItemException;
import dev.parley.transfer.ItemException.Reason;
import dev.parley.transfer.PortableChat;
import dev.parley.transfer.PortableFile;
import dev.parley.transfer.PortableMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parley's own format, whose messages are read one by one. */
class ParleyChatTest {
    private static final String CHAT = """
            { "format" : "parley-chat", "version": 1, "id": "0a/7", "title": "Salt", "created_at": "2026-05-20T12:00:00Z",
              "system_prompt": "", "parameters": {"temperature": 0.5, "top_p": 7, "reasoning_effort": "low"}, "pinned": true,
              "current_message": "2", "messages": [%s], "later": [1] }""";

    private static final String QUESTION = """
            {"id": "1", "role": "user", "status": "complete", "content": "Why?", "files": [
              {"name": "a.txt", "path": "chats/Salt (7)/a.txt"}, {"name": "b.txt", "content": "YmI="}, {"name": "c.txt"}]}""";

    private static final String ANSWER = """
            {"id": "2", "parent": "1", "role": "assistant", "status": "failed", "content": "Riv", "reasoning": "Hmm",
             "model": "m", "error": "rate_limit", "thinking_ms": 1800, "duration_ms": -1}""";

    private final RecordingSink sink = new RecordingSink();

    @Test
    void everyFieldIsRead() throws IOException {
        assertEquals(1, read(CHAT.formatted(QUESTION + "," + ANSWER)));
        var chat = sink.chats.get(0).chat();
        assertEquals("parley 0a/7 Salt", chat.format() + " " + chat.id() + " " + chat.title());
        assertEquals("", chat.systemPrompt().orElseThrow());
        assertEquals(0.5, chat.parameters().temperature().orElseThrow());
        assertTrue(chat.parameters().topP().isEmpty(), "out of its range");
        assertTrue(chat.pinned() && !chat.archived());
        var question = sink.chats.get(0).messages().get(0);
        assertEquals(
                List.of(
                        new PortableFile.Entry("chats/Salt (7)/a.txt"),
                        new PortableFile.Base64("YmI="),
                        new PortableFile.Missing()),
                question.files().stream().map(PortableFile::source).toList());
        var answer = sink.chats.get(0).messages().get(1);
        assertEquals("1", answer.parentId().orElseThrow());
        assertEquals(MessageStatus.FAILED, answer.status());
        assertEquals(
                "Riv Hmm m",
                answer.content() + " " + answer.reasoning() + " "
                        + answer.model().orElseThrow());
        assertEquals(1800, answer.stats().thinking().orElseThrow().toMillis());
        assertTrue(answer.stats().duration().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " -> ", quoteCharacter = '`', textBlock = """
            {"format":"parley-chat","version":2,"id":"a","title":"New","messages":[{"id":"1"}]} -> 1, New NEWER_VERSION
            {"format":"parley-chat","version":1,"title":"No id","messages":[]} -> 1, No id NOT_A_CHAT
            {"format":"parley-chat","version":1,"id":"a","title":"Odd","messages":7} -> 1 Odd
            {"format":"parley-chat","version":1,"id":"a","title":"Odd","messages":[{"id":"1","role":"tool"},{"id":"2"}]} -> 1, Odd BROKEN
            {"format":"parley-chat","version":1,"id":"a","title":"Odd","messages":[7]} -> 1, Odd BROKEN
            {"format":"parley-chat","version":1,"id":"a","title":"Cut","messages":[{"id":"1","role":"us -> 1, Cut BROKEN
            {"format":"parley-chat","version":1,"id":"a","title":"Cut","messages":[ -> 1, Cut BROKEN
            {"format":"parley-chat","version":1,"id":"a","title":"Cut -> 1, x.json #1 BROKEN
            [{"format":"parley-chat","version":2,"title":"A","messages":[{"a":[]}]},{"format":"parley-chat","version":1,"id":"b","title":"B","messages":[]}] -> 2 B, A NEWER_VERSION
            """)
    void aBrokenChatIsNamedAndDoesNotHideTheNext(String json, String expected) throws IOException {
        assertEquals(expected, read(json) + sink.summary());
    }

    @Test
    void messagesAreReadWhileTheyAreTaken() throws IOException {
        var seen = new StringBuilder();
        var lazy = new ImportSink() {
            @Override
            public void chat(PortableChat chat, Iterator<PortableMessage> messages) {
                seen.append(chat.title()).append(messages.next().id());
                throw new ItemException(Reason.TOO_MANY_MESSAGES);
            }

            @Override
            public void skipped(String item, Reason reason) {
                seen.append(reason);
            }
        };
        var json = CHAT.formatted(QUESTION + ", {broken}") + CHAT.formatted(ANSWER);
        assertEquals(2, new JsonChats().read(stream(json), "x.json", lazy));
        assertEquals("Salt1TOO_MANY_MESSAGESSalt2TOO_MANY_MESSAGES", seen.toString());
        assertFalse(seen.toString().contains("BROKEN"));
    }

    private int read(String json) throws IOException {
        return new JsonChats().read(stream(json), "x.json", sink);
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
