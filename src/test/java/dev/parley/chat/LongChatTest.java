package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.ServerFixture;
import dev.parley.Storage;
import dev.parley.TestSize;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A chat with many messages is shown a page at a time. */
@Tag(TestSize.FULL)
class LongChatTest extends ServerFixture {
    private static final int MESSAGES = TestSize.of(1_000, 10_000);
    private static final Pattern MESSAGE = Pattern.compile("<article [^>]*id=\"message-");
    private static final Pattern WORDS = Pattern.compile("Message (\\d+)<");
    private static final Pattern EARLIER = Pattern.compile("href=\"(/chat/\\d+\\?before=\\d+)\"");

    private Storage storage;
    private long chat;

    @BeforeEach
    void start() {
        storage = new Storage(server);
        chat = ada.begins("Message 1");
        ada.watches(chat).done();
        storage.lengthen(chat, MESSAGES);
    }

    @Test
    void aLongChatOpensWithItsLastFiftyMessages() {
        var page = ada.gets("/chat/" + chat).body();
        assertEquals(50, MESSAGE.matcher(page).results().count());
        assertEquals(numbers(MESSAGES - 49, MESSAGES), numbers(page));
        assertTrue(page.contains("id=\"composer\""));
    }

    @Test
    void pagesOfEarlierMessagesHaveNoGapsOrDuplicates() {
        var shown = new ArrayList<Integer>();
        var body = ada.gets("/chat/" + chat).body();
        int parts = 1;
        for (var earlier = earlier(body); !earlier.isEmpty(); earlier = earlier(body)) {
            shown.addAll(0, numbers(body));
            body = ada.gets(earlier, "HX-Request", "true").body();
            assertFalse(body.contains("id=\"log\""), body);
            parts++;
        }
        shown.addAll(0, numbers(body));
        // The test asked the first question; the model's first answer has no number.
        var all = new ArrayList<>(numbers(3, MESSAGES));
        all.add(0, 1);
        assertEquals(all, shown);
        assertEquals(MESSAGES / 50, parts);
    }

    @Test
    void onlyShownMessagesAreReadFromTheDatabase() {
        var last = storage.number("SELECT current_leaf_id FROM chats");
        // A cycle: reading the branch to its beginning would never end.
        storage.update("UPDATE messages SET parent_id = %d WHERE id = %d".formatted(last - 90, last - 120));
        var page = ada.gets("/chat/" + chat).body();
        assertEquals(numbers(MESSAGES - 49, MESSAGES), numbers(page));
        assertEquals(200, ada.gets(earlier(page)).statusCode());
    }

    @Test
    void withoutJavaScriptLinksLeadToEarlierAndLastMessages() {
        var page = ada.gets(earlier(ada.gets("/chat/" + chat).body())).body();
        assertEquals(numbers(MESSAGES - 99, MESSAGES - 50), numbers(page));
        assertTrue(page.contains("<title>Message 1 - Parley</title>") && page.contains("id=\"sidebar\""), page);
        assertTrue(page.contains(">Jump to latest</a>"), page);
        assertFalse(page.contains("id=\"composer\""), "no composer after earlier messages");
    }

    @Test
    void theModelGetsTheWholeLongConversation() {
        assertEquals(
                303,
                ada.posts("/chat/" + chat + "/message/add", "message", "And now?")
                        .statusCode());
        ada.watches(chat).done();
        var requests = model.requests();
        var messages = requests.get(requests.size() - 1).messages();
        assertEquals(1 + MESSAGES + 1, messages.size());
        assertEquals("Message 1", messages.get(1).content());
        assertEquals(
                50, MESSAGE.matcher(ada.gets("/chat/" + chat).body()).results().count());
    }

    @Test
    void thePageBeforeTheFirstOrAForeignMessageIsA404() {
        var first = storage.number("SELECT MIN(id) FROM messages");
        assertEquals(404, ada.gets("/chat/" + chat + "?before=" + first).statusCode());
        assertEquals(404, ada.gets("/chat/" + chat + "?before=x").statusCode());
        var other = ada.begins("Another");
        assertEquals(404, ada.gets("/chat/" + other + "?before=" + (first + 1)).statusCode());
        var bob = server.signUp("bob");
        assertEquals(404, bob.gets("/chat/" + chat + "?before=" + (first + 1)).statusCode());
    }

    private static String earlier(String body) {
        var link = EARLIER.matcher(body);
        return link.find() ? link.group(1) : "";
    }

    private static List<Integer> numbers(String body) {
        return WORDS.matcher(body.substring(Math.max(0, body.indexOf("id=\"log\""))))
                .results()
                .map(match -> Integer.valueOf(match.group(1)))
                .toList();
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
