package dev.parley.chat.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Await;
import dev.parley.ClockFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is in the index, from the first word of an answer to the deletion of its chat. */
@Execution(ExecutionMode.CONCURRENT)
class SearchIndexTest extends ClockFixture {
    private static final Pattern HIT = Pattern.compile("href=\"(/chat/[^\"]*)\"\\s+dir=\"auto\"");
    private static final Pattern OLDER = Pattern.compile("hx-get=\"(/search\\?[^\"]*)\"");
    private static final String WORDS = "SELECT COUNT(*) FROM search_documents WHERE words LIKE '%%%s%%'";
    /** More than a page has. */
    private static final int MANY = 90;

    @Test
    void aHitLinksToItsMessageAndMarksTheWord() {
        var answer = model.script();
        answer.says("Because rivers carry salt.").finishes();
        long chat = ada.begins("Why is the sea <b>salty</b>?");
        ada.watches(chat).done();
        var page = search("salt");
        long question = storage.number("SELECT MIN(id) FROM messages");
        assertEquals(
                List.of(
                        "/chat/%d?message=%d#message-%2$s".formatted(chat, question + 1),
                        "/chat/%d?message=%d#message-%2$s".formatted(chat, question)),
                hits(page));
        assertTrue(page.contains("rivers carry <mark>salt</mark>."), page);
        assertTrue(page.contains("the sea &lt;b&gt;<mark>salty</mark>&lt;/b&gt;?"), page);
    }

    @Test
    void aTitleIsFoundAndAfterARenameOnlyTheNewOne() {
        long chat = begins("Hello");
        ada.posts("/chat/" + chat, "title", "Recipes for bread");
        assertEquals(List.of("/chat/" + chat), hits(search("bread")));
        ada.posts("/chat/" + chat, "title", "Cakes");
        assertEquals(List.of(), hits(search("bread")));
        assertEquals(List.of("/chat/" + chat), hits(search("cakes")));
    }

    @Test
    void aTitleIsFoundOnceAfterItsFirstQuestionWasEdited() {
        long chat = begins("About armadillos");
        long question = storage.number("SELECT MIN(id) FROM messages");
        ada.posts("/chat/" + chat + "/message/" + question, "message", "About zebras");
        ada.watches(chat).done();
        assertEquals(1, hits(search("armadillos")).size());
        ada.posts("/chat/" + chat, "title", "Animals");
        assertEquals(List.of("/chat/" + chat), hits(search("animals")));
    }

    @Test
    void anAnswerIsIndexedWhenItEndsAndItsReasoningNever() {
        var answer = model.script();
        long chat = ada.begins("Hello");
        answer.thinks("I ponder zebras.").says("There are giraffes");
        Await.until(() -> storage.number("SELECT COUNT(*) FROM messages WHERE content LIKE '%giraffes%'") == 1);
        assertEquals(List.of(), hits(search("giraffes")));
        answer.finishes();
        ada.watches(chat).done();
        assertEquals(1, hits(search("giraffes")).size());
        assertEquals(List.of(), hits(search("zebras")));
    }

    @Test
    void anAnswerThatIsContinuedIsFoundWithAllItsText() {
        var answer = model.script();
        answer.says("There are giraffes").ends();
        long chat = ada.begins("Hello");
        ada.watches(chat).done();
        assertEquals(1, hits(search("giraffes")).size());
        var rest = model.script();
        rest.says(" and lions").finishes();
        var message = storage.number("SELECT MAX(id) FROM messages");
        ada.posts("/chat/" + chat + "/generate?message=" + message, "continue", "true");
        ada.watches(chat).done();
        assertEquals(1, hits(search("giraffes lions")).size());
    }

    @Test
    void aDeletedChatIsNotFoundAndItsWordsLeaveTheIndex() {
        long kept = begins("A kept armadillo");
        long chat = begins("A secret armadillo called Platypus");
        assertEquals(2, hits(search("armadillo")).size());
        assertTrue(storage.number(WORDS.formatted("platypus")) > 0);
        ada.deletesByHtmx("/chat/" + chat);
        assertEquals(1, hits(ada.gets("/search?q=armadillo").body()).size());
        clock.advance(Duration.ofSeconds(11));
        Await.until(() -> storage.number("SELECT COUNT(*) FROM chats") == 1);
        settle();
        assertEquals(0, storage.number(WORDS.formatted("platypus")));
        assertEquals(2, storage.number("SELECT COUNT(*) FROM search_documents"));
        assertTrue(hits(search("armadillo")).get(0).startsWith("/chat/" + kept));
        if (server.database().content().contains("platypus")) {
            server.stop();
            assertFalse(server.database().content().contains("platypus"), "the file keeps deleted words");
        }
    }

    @Test
    void nobodyFindsTheMessagesOfOthers() {
        begins("A secret armadillo");
        var bob = server.signUp("bob");
        search("armadillo");
        assertEquals(List.of(), hits(bob.gets("/search?q=armadillo").body()));
        assertFalse(bob.getsByHtmx("/search?q=armadillo", "HX-Target", "palette-options")
                .body()
                .contains("secret"));
    }

    @Test
    void thePagesOfACommonWordHaveEachHitOnceNewestFirst() {
        long chat = begins("Message 1");
        storage.lengthen(chat, MANY);
        settle();
        var expected = storage.number("SELECT COUNT(*) FROM messages WHERE content LIKE '%Message%'");
        var all = new ArrayList<Long>();
        var page = ada.gets("/search?q=message").body();
        while (true) {
            HIT.matcher(page)
                    .results()
                    .map(hit -> Long.valueOf(hit.group(1).replaceAll(".*#message-", "")))
                    .forEach(all::add);
            var older = OLDER.matcher(page);
            if (!older.find()) {
                break;
            }
            page = ada.getsByHtmx(older.group(1).replace("&amp;", "&"), "HX-Target", "search-older")
                    .body();
        }
        assertEquals(expected, all.size());
        var sorted =
                all.stream().sorted((a, b) -> Long.compare(b, a)).distinct().toList();
        assertEquals(sorted, all);
    }

    @Test
    void aLongMessageIsFoundByItsBeginningAndAByLongQuery() {
        var text = IntStream.range(0, 60_000).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
        var answer = model.script();
        answer.says(text.substring(0, 200_000)).finishes();
        long chat = ada.begins("Hello");
        ada.watches(chat).done();
        assertEquals(1, hits(search("word0 word9999")).size());
        assertEquals(1, hits(search("word1+".repeat(1_000))).size());
    }

    @Test
    void thePaletteListsRecentChatsAndWhatIsFound() {
        long chat = begins("Why is the sea salty?");
        var recent =
                ada.getsByHtmx("/search?q=", "HX-Target", "palette-options").body();
        assertTrue(recent.contains("Recent chats") && recent.contains("/chat/" + chat), recent);
        settle();
        var found =
                ada.getsByHtmx("/search?q=sal", "HX-Target", "palette-options").body();
        assertTrue(found.contains("<mark>salty</mark>") && found.contains("#message-"), found);
        assertFalse(found.contains("<main"), found);
    }

    @Test
    void anEmptySearchAndOneForPunctuationSaySoInWords() {
        assertTrue(search("").contains("Find anything"));
        assertTrue(search("%21%3F").contains("punctuation is ignored"));
        assertTrue(search("nothing").contains("Nothing found for “nothing”"));
        assertEquals(404, ada.gets("/search?q=a&before=x").statusCode());
    }

    private long begins(String question) {
        long chat = ada.begins(question);
        ada.watches(chat).done();
        return chat;
    }

    /** Waits until everything is indexed. */
    private void settle() {
        Await.until(() -> storage.number("SELECT COUNT(*) FROM search_queue") == 0);
    }

    private String search(String query) {
        settle();
        var response = ada.gets("/search?q=" + query.replace(' ', '+'));
        assertEquals(200, response.statusCode());
        return response.body();
    }

    private static List<String> hits(String page) {
        return HIT.matcher(page)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .toList();
    }
}
