package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlowBrowserTest {
    /** Each paragraph is one frame. */
    private static final int PARAGRAPHS = 60;

    private static final int SEND_BYTES = 16 * 1024;

    @Test
    @Timeout(60)
    void aBrowserThatDoesNotReadDelaysNoOtherBrowserAndReceivesTheFinalAnswerLater() throws IOException {
        var model = new FakeModel();
        try (var server = TestServer.configured("PARLEY_DEMO", "on")
                .model(model)
                .sendBuffer(SEND_BYTES)
                .start()) {
            var ada = server.signUp("ada");
            var answer = model.script().says("Begin. ");
            var chat = ada.begins("Tell me a long story");
            try (var slow = RawBrowser.follows(server, ada, chat);
                    var page = ada.watches(chat)) {
                page.until("Begin.");
                long sentBytes = 0;
                // A block is sent when the next one begins.
                answer.says("\n\nParagraph 0. " + "&".repeat(3_400));
                for (int i = 1; i < PARAGRAPHS; i++) {
                    answer.says("\n\nParagraph " + i + ". " + "&".repeat(3_400));
                    sentBytes += page.until("Paragraph " + (i - 1) + ".").data().length();
                }
                answer.finishes();
                assertTrue(page.done().contains("Paragraph " + (PARAGRAPHS - 1) + "."));

                var received = slow.rest();
                int end = received.indexOf("event: done");
                assertTrue(
                        end >= 0 && received.indexOf("Paragraph " + (PARAGRAPHS - 1) + ".", end) > end,
                        "the slow browser receives the final answer");
                assertTrue(
                        end < sentBytes / 2,
                        "the slow browser does not receive the missed frames: " + end + " of " + sentBytes);
            }
        }
    }
}
