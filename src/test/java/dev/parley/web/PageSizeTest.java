package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.markdown.SampleAnswers;
import dev.parley.provider.FakeModel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The compressed and uncompressed sizes of pages, each with a list of 30 chats. */
class PageSizeTest {
    private static final int NEW_CHAT_GZIP_BYTES_MAX = 9_900;
    private static final int NEW_CHAT_BYTES_MAX = 98_000;
    /** A question and an answer of 1,200 words, which alone has 10 KB of HTML. */
    private static final int ANSWER_GZIP_BYTES_MAX = 11_400;

    private static final int ANSWER_BYTES_MAX = 112_000;
    /** Messages of a few words each, so that most of the size is markup. */
    private static final int FIFTY_MESSAGES_GZIP_BYTES_MAX = 12_700;

    private static final int FIFTY_MESSAGES_BYTES_MAX = 170_000;

    private static final FakeModel model = new FakeModel();
    private static final TestServer server = TestServer.with(model);
    private static final Storage storage = new Storage(server);
    private static final Person ada = server.signUp("ada");

    @BeforeAll
    static void addChats() {
        storage.addChats(ada, 30, 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aNewChatPageIsSmall() {
        assertLight("/chat", NEW_CHAT_GZIP_BYTES_MAX, NEW_CHAT_BYTES_MAX);
    }

    @Test
    void aPageWithALongAnswerIsSmall() {
        model.script().says(SampleAnswers.essay()).finishes();
        assertLight("/chat/" + begins(), ANSWER_GZIP_BYTES_MAX, ANSWER_BYTES_MAX);
    }

    @Test
    void aPageWithFiftyMessagesIsSmall() {
        var chat = begins();
        storage.lengthen(chat, 50);
        assertLight("/chat/" + chat, FIFTY_MESSAGES_GZIP_BYTES_MAX, FIFTY_MESSAGES_BYTES_MAX);
    }

    private static long begins() {
        var chat = ada.begins("Why do trees grow?");
        ada.watches(chat).done();
        return chat;
    }

    private static void assertLight(String path, int gzipBytesMax, int bytesMax) {
        var gzip = ada.gets(path, "Accept-Encoding", "gzip").headers();
        assertEquals("gzip", gzip.firstValue("Content-Encoding").orElse(""));
        assertWithin(gzipBytesMax, gzip.firstValueAsLong("Content-Length").orElseThrow(), path + ", compressed");
        assertWithin(bytesMax, ada.gets(path).body().getBytes(StandardCharsets.UTF_8).length, path);
    }

    private static void assertWithin(int budget, long bytes, String what) {
        var message = "%,d bytes, %s; the budget is %,d".formatted(bytes, what, budget);
        System.out.println(message);
        assertTrue(bytes <= budget, message);
    }
}
