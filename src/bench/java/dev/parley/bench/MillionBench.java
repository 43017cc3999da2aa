package dev.parley.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** What pages cost in a database of a million messages: 19,801 chats of 1,000 users, one of them with 10,000 messages. */
final class MillionBench {
    private static final int LONG_CHAT = 10_000;
    private static final int MESSAGES = 50;
    private static final int CHATS = (1_000_000 - LONG_CHAT) / MESSAGES;
    private static final int ADAS_CHATS = 1_000;
    private static final int OLD_CHATS = 1_000;
    private static final Past PAST =
            new Past(CHATS, ADAS_CHATS + OLD_CHATS, OLD_CHATS, 999, MESSAGES, Conversation.SHORT);
    private static final Pattern OLDER = Pattern.compile("href=\"(/chat\\?chats=[^\"]*)\"");

    private final ServerProcess server;
    private final Visitor ada;
    private final List<Figure> figures = new ArrayList<>();

    private MillionBench(ServerProcess server, Visitor ada) {
        this.server = server;
        this.ada = ada;
    }

    static List<Figure> run(Jdk jdk) throws IOException, SQLException {
        try (var model = new QuickModel();
                var installation = new Installation(jdk, model.baseUrl())) {
            try (var server = installation.start()) {
                new Visitor(server.url(), "ada").signsUp();
            }
            long start = System.nanoTime();
            var database = installation.war().database();
            PAST.addTo(database);
            long longChat = PAST.addLongChat(database, LONG_CHAT);
            double seconds = (System.nanoTime() - start) / 1e9;
            try (var server = installation.start()) {
                var bench = new MillionBench(server, new Visitor(server.url(), "ada").logsIn());
                bench.figures.add(new Figure("million.fill", seconds, "s", "not Parley's doing"));
                return bench.measure(longChat);
            }
        }
    }

    private List<Figure> measure(long longChat) {
        var older = OLDER.matcher(ada.reads("/chat"));
        if (!older.find()) {
            throw new IllegalStateException("No further chats");
        }
        var next = older.group(1);
        // The dearest page first, as in PageBench.
        figures.addAll(Repetition.of(
                "million.chat.old", server, OLD_CHATS, number -> ada.opens("/chat/" + (1 + ADAS_CHATS + number))));
        figures.addAll(
                Repetition.of("million.chat.first", server, ADAS_CHATS, number -> ada.opens("/chat/" + (1 + number))));
        add("million.list", number -> ada.opens("/chat"));
        add("million.list.next", number -> ada.fetches(next));
        add("million.chat.again", number -> ada.opens("/chat/1"));
        add("million.chat.long", number -> ada.opens("/chat/" + longChat));
        figures.addAll(Questions.of("million.question", server, ada, ADAS_CHATS));
        return figures;
    }

    private void add(String name, IntConsumer request) {
        figures.addAll(Repetition.of(name, server, request));
    }
}
