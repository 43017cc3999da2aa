package dev.parley.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** Measures pages: the list of chats, a chat of 50 messages, a style sheet, and a question up to its first event. */
final class PageBench {
    private static final int CHATS = 1_000;
    private static final int MESSAGES = 50;
    private static final SampleHistory HISTORY =
            new SampleHistory(CHATS, CHATS, 0, 1, MESSAGES, SampleConversation.LONG);
    private static final Pattern STYLE_SHEET = Pattern.compile("href=\"(/assets/app\\.css[^\"]*)\"");

    private final ServerProcess server;
    private final BrowserClient ada;
    private final List<Measurement> measurements = new ArrayList<>();

    private PageBench(ServerProcess server, BrowserClient ada) {
        this.server = server;
        this.ada = ada;
    }

    static List<Measurement> run(Jdk jdk) throws IOException, SQLException {
        try (var model = new InstantModelServer();
                var installation = new Installation(jdk, model.baseUrl())) {
            try (var server = installation.start()) {
                new BrowserClient(server.url(), "ada").signUp();
            }
            HISTORY.insertInto(installation.war().database());
            try (var server = installation.start()) {
                return new PageBench(server, new BrowserClient(server.url(), "ada").logIn()).measure();
            }
        }
    }

    /** Measures the most expensive page first because its requests warm up the JVM for the others. */
    private List<Measurement> measure() {
        var bob = new BrowserClient(server.url(), "bob").signUp();
        var style = STYLE_SHEET.matcher(ada.openAsText("/chat"));
        if (!style.find()) {
            throw new IllegalStateException("No style sheet");
        }
        var styleSheet = style.group(1);
        measurements.addAll(
                RequestBenchmark.of("page.chat50.first", server, CHATS, number -> ada.open("/chat/" + (1 + number))));
        add("page.asset", number -> ada.open(styleSheet));
        add("page.new.empty", number -> bob.open("/chat"));
        add("page.new.list", number -> ada.open("/chat"));
        add("page.chat50.again", number -> ada.open("/chat/1"));
        measurements.addAll(QuestionBench.of("page.question", server, ada, CHATS));
        return measurements;
    }

    private void add(String name, IntConsumer request) {
        measurements.addAll(RequestBenchmark.of(name, server, request));
    }
}
