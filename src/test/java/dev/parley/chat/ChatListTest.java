package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.MutableClock;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.chat.view.DateGroup;
import dev.parley.provider.FakeModel;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatListTest {
    private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");
    private static final Pattern ROW = Pattern.compile("class=\"chat-link\"[^>]*>([^<]*)</a>");
    private static final Pattern HEADING = Pattern.compile("<h2>\\s*<span>([^<]*)</span>");
    private static final Pattern OLDER = Pattern.compile("href=\"(/chat\\?chats=[^\"]*)\"");

    private final MutableClock clock = new MutableClock(NOW);
    private TestServer server;
    private Person ada;

    @BeforeEach
    void start() {
        server = TestServer.configured("PARLEY_DEMO", "on")
                .model(new FakeModel())
                .clock(clock)
                .start();
        ada = server.signUp("ada");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-20, today, ''",
        "2026-05-21, today, ''",
        "2026-05-19, yesterday, ''",
        "2026-05-18, week, ''",
        "2026-05-13, week, ''",
        "2026-05-12, month, ''",
        "2026-04-20, month, ''",
        "2026-04-19, earlier, April",
        "2026-01-01, earlier, January",
        "2025-12-31, earlier, December 2025",
    })
    void eachDayBelongsToADateGroup(LocalDate day, String kind, String name) {
        assertEquals(new DateGroup(kind, name), DateGroup.of(day, LocalDate.parse("2026-05-20"), Locale.ENGLISH));
    }

    @Test
    void monthsAreNamedInTheLanguageOfTheUser() {
        var march = DateGroup.of(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-05-20"), Locale.GERMAN);
        assertEquals("März", march.name());
    }

    @Test
    void chatsAreGroupedByTheDayOfTheirLastActivity() {
        var first = begins("In March");
        clock.advance(Duration.ofDays(40));
        // The session has expired.
        ada.logsIn();
        begins("In April");
        clock.advance(Duration.ofDays(1));
        begins("A day later");
        var page = ada.gets("/chat").body();
        assertEquals(List.of("A day later", "In April", "In March"), all(ROW, page));
        assertEquals(List.of("Today", "Yesterday", "May"), all(HEADING, page));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(
                303,
                ada.posts("/chat/" + first + "/message/add", "message", "Once more")
                        .statusCode());
        page = ada.gets("/chat").body();
        assertEquals(List.of("In March", "A day later", "In April"), all(ROW, page));
        assertEquals(List.of("Today", "Yesterday"), all(HEADING, page));
        var german = ada.gets("/chat", "Accept-Language", "de").body();
        assertEquals(List.of("Heute", "Gestern"), all(HEADING, german));
    }

    @Test
    void renamingAChatDoesNotMoveIt() {
        var older = begins("Older");
        begins("Newer");
        ada.posts("/chat/" + older, "title", "Renamed");
        assertEquals(List.of("Newer", "Renamed"), all(ROW, ada.gets("/chat").body()));
    }

    @Test
    void pagesOfTheChatListHaveNoGapsOrDuplicates() {
        new Storage(server).addChats(ada, 100, NOW.toEpochMilli());
        var titles = new ArrayList<String>();
        var sizes = new ArrayList<Integer>();
        var body = ada.gets("/chat").body();
        for (var older = older(body); ; older = older(body)) {
            sizes.add(all(ROW, body).size());
            titles.addAll(all(ROW, body));
            if (older.isEmpty()) {
                break;
            }
            // A chat that starts meanwhile is at the top, and moves no other chat to the next page.
            begins("New");
            body = ada.gets(older, "HX-Request", "true").body();
            assertFalse(body.contains("<main"), body);
        }
        assertEquals(List.of(30, 30, 30, 10), sizes);
        assertEquals(IntStream.rangeClosed(1, 100).mapToObj(i -> "Chat " + i).toList(), titles);
    }

    @Test
    void aHeadingIsNotRepeatedOnTheNextPageOfTheChatList() {
        new Storage(server).addChats(ada, 31, NOW.toEpochMilli());
        var older = older(ada.gets("/chat").body());
        assertEquals(
                List.of(), all(HEADING, ada.gets(older, "HX-Request", "true").body()));
        assertEquals(List.of("Today"), all(HEADING, ada.gets(older).body()), "the page alone needs it");
    }

    @Test
    void withoutJavaScriptLinksLeadToOlderAndNewestChats() {
        new Storage(server).addChats(ada, 31, NOW.toEpochMilli());
        var page = ada.gets(older(ada.gets("/chat").body())).body();
        assertEquals(List.of("Chat 31"), all(ROW, page));
        assertTrue(page.contains(">Newest chats</a>") && page.contains("<main"), page);
        assertEquals(List.of(), all(OLDER, page));
    }

    @Test
    void anInvalidCursorIsA400() {
        assertEquals(400, ada.gets("/chat?chats=1").statusCode());
        assertEquals(400, ada.gets("/chat?chats=1-x").statusCode());
        assertEquals(400, ada.gets("/chat?chats=1-1234567890123456789").statusCode());
    }

    private long begins(String question) {
        var chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    private static String older(String body) {
        return all(OLDER, body).stream().findFirst().orElse("");
    }

    private static List<String> all(Pattern pattern, String body) {
        return pattern.matcher(body).results().map(match -> match.group(1)).toList();
    }
}
