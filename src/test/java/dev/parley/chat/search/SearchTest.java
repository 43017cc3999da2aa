package dev.parley.chat.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Await;
import dev.parley.Person;
import dev.parley.Storage;
import dev.parley.TestServer;
import dev.parley.db.Engine;
import dev.parley.provider.FakeModel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same searches give the same results on both databases. */
class SearchTest {
    private static final Pattern HIT =
            Pattern.compile("class=\"hit-title\" href=\"/chat/(\\d+)[^\"]*\"\\s+dir=\"auto\"");
    private static final Pattern OLDER = Pattern.compile("href=\"(/search[^\"]*before=[^\"]*)\"");

    /** Questions, each in a chat of its own, by a short name. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry("sea", "Why is the sea salty, and who has measured it?"),
            Map.entry("salt", "How much SALT does bread need?"),
            Map.entry("quotes", "She said \"never NOT near\" (and left): a^b -c *bold* d_e 50% C++"),
            Map.entry("emoji", "Thanks \uD83C\uDF89\uD83D\uDC4D\uD83C\uDFFD great"),
            Map.entry("chinese", "中文搜索没有空格的文字"),
            Map.entry("japanese", "東京タワーはどこですか"),
            Map.entry("korean", "한국어는 어렵습니다"),
            Map.entry("thai", "ภาษาไทยไม่มีช่องว่าง"),
            Map.entry("umlaut", "Übung für Zoë: die Straße in Łódź, Øre und ŒUVRE"),
            Map.entry("greek", "Ο ΟΔΥΣΣΕΥΣ και η θάλασσα"),
            Map.entry("russian", "Ёжик в тумане"),
            Map.entry("wide", "Ｆｕｌｌｗｉｄｔｈ ①½"),
            Map.entry("markup", "<b>bold</b> &amp; <script>alert(1)</script>"),
            Map.entry("long", "x".repeat(40) + "end"),
            Map.entry("code", "int max_tokens = gpt4.limit(1_000);"),
            Map.entry("split", "soft\u00ADhyphen and zero\u200Bwidth"));

    /** A query and the names of the questions that it finds, separated by blanks. */
    private static final String[][] QUERIES = {
        {"salt", "salt sea"},
        {"sal", "salt sea"},
        {"SALTY", "sea"},
        {"salt bread", "salt"},
        {"bread salt how", "salt"},
        {"salt never", ""},
        {"alt", ""},
        {"the sea", "sea"},
        {"th sea", ""},
        {"\"never not\"", "quotes"},
        {"NOT", "quotes"},
        {"NEAR(never, left)", "quotes"},
        {"never AND left", "quotes"},
        {"never OR left", ""},
        {"-c", "quotes"},
        {"a^b", "quotes"},
        {"title:sea", ""},
        {"*bold*", "markup quotes"},
        {"sal*", "salt sea"},
        {"(((", ""},
        {"\"", ""},
        {"'; DROP TABLE chats; --", ""},
        {"%", ""},
        {"_", ""},
        {"50%", "quotes"},
        {"C++", "quotes"},
        {"d_e", "quotes"},
        {"max_tokens", "code"},
        {"1_000", "code"},
        {"gpt", "code"},
        {"pt4", ""},
        {"\uD83C\uDF89", "emoji"},
        {"\uD83D\uDC4D", "emoji"},
        {"\uD83D\uDC4Dgreat", "emoji"},
        {"\uD83D\uDE00", ""},
        {"搜索", "chinese"},
        {"文搜索没", "chinese"},
        {"索", "chinese"},
        {"字", "chinese"},
        {"搜空", ""},
        {"タワー", "japanese"},
        {"東京", "japanese"},
        {"京東", ""},
        {"한국", "korean"},
        {"어렵습니다", "korean"},
        {"ไทย", "thai"},
        {"ubung FUR zoe", "umlaut"},
        {"übung", "umlaut"},
        {"u\u0308bung", "umlaut"},
        {"strasse", "umlaut"},
        {"STRAẞE", "umlaut"},
        {"lodz", "umlaut"},
        {"øre œuvre", "umlaut"},
        {"οδυσσευς", "greek"},
        {"οδυσσευσ", "greek"},
        {"ΘΆΛΑΣΣΑ", "greek"},
        {"θαλασσα", "greek"},
        {"ежик", "russian"},
        {"fullwidth", "wide"},
        {"1", "wide code markup"},
        {"script", "markup"},
        {"<b>", "markup quotes salt"},
        {"amp", "markup"},
        {"x".repeat(40), "long"},
        {"x".repeat(1_000), "long"},
        {"softhyphen", "split"},
        {"sea\u0000salty", "sea"},
        {"\u0000", ""},
        {"\uFFFD", ""},
        {"s", "markup quotes salt sea split umlaut"},
        {"", ""},
        {"...?!", ""},
        {"who has measured it why is the sea salty and who has it why is the sea salty and", "sea"},
        {"sea ".repeat(250), "sea"},
    };

    private static final List<TestServer> servers = new ArrayList<>();
    private static final Map<Engine, Searcher> searchers = new HashMap<>();

    /** @param names the questions by the ids of their chats */
    private record Searcher(Person person, Map<Long, String> names) {}

    @BeforeAll
    static void start() {
        for (var engine : Engine.all()) {
            var server = TestServer.on(engine)
                    .set("PARLEY_DEMO", "on")
                    .model(new FakeModel())
                    .start();
            servers.add(server);
            var searcher = searcher(server);
            Await.until(() -> new Storage(server).number("SELECT COUNT(*) FROM search_queue") == 0);
            searchers.put(engine, searcher);
        }
    }

    @AfterAll
    static void stop() {
        servers.forEach(TestServer::close);
    }

    static List<String[]> queries() {
        return List.of(QUERIES);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aSearchFindsTheMessagesWithAllItsWords(String query, String expected) {
        var wanted = expected.isEmpty() ? new TreeSet<String>() : new TreeSet<>(List.of(expected.split(" ")));
        searchers.forEach((engine, searcher) -> assertEquals(wanted, found(searcher, query), engine + ": " + query));
    }

    /** The names of the found questions on all pages. */
    private static Set<String> found(Searcher searcher, String query) {
        var names = new TreeSet<String>();
        var next = "/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        while (!next.isEmpty()) {
            var response = searcher.person.gets(next);
            assertEquals(200, response.statusCode(), response.body());
            HIT.matcher(response.body())
                    .results()
                    .map(hit -> searcher.names.get(Long.valueOf(hit.group(1))))
                    .filter(Objects::nonNull)
                    .forEach(names::add);
            var older = OLDER.matcher(response.body());
            next = older.find() ? older.group(1).replace("&amp;", "&") : "";
        }
        return names;
    }

    private static Searcher searcher(TestServer server) {
        var person = server.signUp("ada");
        var names = new HashMap<Long, String>();
        QUESTIONS.forEach((key, question) -> {
            long chat = person.begins(question);
            person.watches(chat).done();
            names.put(chat, key);
        });
        return new Searcher(person, names);
    }
}
