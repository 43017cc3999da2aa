package dev.parley.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** Measures pages on a database of a million messages: 19,801 chats of 1,000 users, one of them with 10,000 messages. */
final class MillionBench {
    private static final int LONG_CHAT_MESSAGES = 10_000;
    private static final int MESSAGES_PER_CHAT = 50;
    private static final int CHATS = (1_000_000 - LONG_CHAT_MESSAGES) / MESSAGES_PER_CHAT;
    private static final int ADAS_CHATS = 1_000;
    private static final int CHATS_WITHOUT_HTML = 1_000;
    private static final SampleHistory HISTORY = new SampleHistory(
            CHATS,
            ADAS_CHATS + CHATS_WITHOUT_HTML,
            CHATS_WITHOUT_HTML,
            999,
            MESSAGES_PER_CHAT,
            SampleConversation.SHORT);
    private static final Pattern OLDER = Pattern.compile("href=\"(/chat\\?chats=[^\"]*)\"");

    private final ServerProcess server;
    private final BrowserClient ada;
    private final List<Measurement> measurements = new ArrayList<>();

    private MillionBench(ServerProcess server, BrowserClient ada) {
        this.server = server;
        this.ada = ada;
    }

    static List<Measurement> run(Jdk jdk) throws IOException, SQLException {
        try (var model = new InstantModelServer();
                var installation = new Installation(jdk, model.baseUrl())) {
            try (var server = installation.start()) {
                new BrowserClient(server.url(), "ada").signUp();
            }
            long start = System.nanoTime();
            var database = installation.war().database();
            HISTORY.insertInto(database);
            long longChat = HISTORY.insertLongChat(database, LONG_CHAT_MESSAGES);
            double seconds = (System.nanoTime() - start) / 1e9;
            try (var server = installation.start()) {
                var bench = new MillionBench(server, new BrowserClient(server.url(), "ada").logIn());
                bench.measurements.add(new Measurement("million.fill", seconds, "s", "time to fill the database"));
                return bench.measure(longChat);
            }
        }
    }

    private List<Measurement> measure(long longChat) {
        var older = OLDER.matcher(ada.openAsText("/chat"));
        if (!older.find()) {
            throw new IllegalStateException("No further chats");
        }
        var next = older.group(1);
        // The most expensive page first, as in PageBench.
        measurements.addAll(RequestBenchmark.of(
                "million.chat.old",
                server,
                CHATS_WITHOUT_HTML,
                number -> ada.open("/chat/" + (1 + ADAS_CHATS + number))));
        measurements.addAll(RequestBenchmark.of(
                "million.chat.first", server, ADAS_CHATS, number -> ada.open("/chat/" + (1 + number))));
        add("million.list", number -> ada.open("/chat"));
        add("million.list.next", number -> ada.openFragment(next));
        add("million.chat.again", number -> ada.open("/chat/1"));
        add("million.chat.long", number -> ada.open("/chat/" + longChat));
        measurements.addAll(QuestionBench.of("million.question", server, ada, ADAS_CHATS));
        return measurements;
    }

    private void add(String name, IntConsumer request) {
        measurements.addAll(RequestBenchmark.of(name, server, request));
    }
}
