package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.TestSize;
import dev.parley.provider.FakeModel;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Chats and messages beyond the first page. */
@FullOnly
class LongListsStory extends Story {
    private static final int MESSAGES = TestSize.of(1_000, 10_000);

    private static final String TO_THE_TOP = """
            (conversation) => {
              conversation.scrollTop = -conversation.scrollHeight;
              const first = conversation.querySelector("article");
              return [first.id, first.getBoundingClientRect().top, conversation.scrollTop];
            }""";

    private TestServer server;
    private Window own;
    private Person grace;

    @BeforeEach
    void start() {
        server = TestServer.with(new FakeModel());
        grace = server.signUp("grace");
        own = new Window(fixture().browser(), server).of(grace);
    }

    @AfterEach
    void stop() {
        own.close();
        server.close();
    }

    @Tag(TestSize.FULL)
    @Test
    void scrollingUpLoadsEarlierMessagesWithoutAJump() {
        var chat = grace.begins("Message 1");
        grace.watches(chat).done();
        new Storage(server).lengthen(chat, MESSAGES);
        var tab = own.tab().opens("/chat/" + chat);
        assertThat(tab.find("#log article")).hasCount(50);
        assertThat(tab.find("#log article").last()).isInViewport();
        for (int count = 100; count <= 200; count += 50) {
            var before = (List<?>) tab.find("#conversation").evaluate(TO_THE_TOP);
            assertThat(tab.find("#log article")).hasCount(count);
            assertThat(tab.find(".htmx-added, .htmx-settling, .htmx-request")).hasCount(0);
            var first = tab.find("#" + before.get(0));
            assertEquals(
                    ((Number) before.get(1)).doubleValue(),
                    first.boundingBox().y,
                    0.5,
                    "the first message does not move");
            assertEquals(before.get(2), tab.find("#conversation").evaluate("(c) => c.scrollTop"));
        }
        tab.screenshot("long-chat-scrolled");
        var shown = tab.find("#log .bubble, #log .prose").allInnerTexts();
        assertEquals(
                IntStream.rangeClosed(MESSAGES - 199, MESSAGES)
                        .mapToObj(i -> "Message " + i)
                        .toList(),
                shown);
        tab.asks("And one more").reads(".question", "And one more").isDone("complete");
        assertThat(tab.find("#log article")).hasCount(202);
        assertThat(tab.find("#log article").last()).isInViewport();
    }

    @Test
    void theMouseWheelAloneLoadsManyEarlierMessages() {
        var chat = grace.begins("Message 1");
        grace.watches(chat).done();
        new Storage(server).lengthen(chat, 400);
        var tab = own.tab().opens("/chat/" + chat);
        tab.page().mouse().move(800, 300);
        tab.page().waitForCondition(() -> {
            tab.page().mouse().wheel(0, -2_000);
            return tab.find("#log article").count() == 400;
        });
        assertThat(tab.find(".beyond")).hasCount(0);
        assertEquals("Message 1", tab.find(".bubble").first().innerText());
    }

    @Test
    void scrollingTheChatListLoadsOlderChats() {
        new Storage(server).addChats(grace, 100, Instant.now().toEpochMilli());
        var tab = own.tab().opens("/chat");
        assertThat(tab.find(".chat-row")).hasCount(30);
        for (int count : new int[] {60, 90, 100}) {
            tab.find("#sidebar a.quiet-link").last().scrollIntoViewIfNeeded();
            assertThat(tab.find(".chat-row")).hasCount(count);
        }
        assertEquals(
                IntStream.rangeClosed(1, 100).mapToObj(i -> "Chat " + i).toList(),
                tab.find(".chat-link").allInnerTexts());
        assertTrue(tab.find("#sidebar a.quiet-link").count() == 0, "there are no more chats to load");
        tab.screenshot("chat-list-long");
    }
}
