package dev.parley.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/** What pages cost: the list of chats, a chat of 50 messages, a style sheet, a question up to its first event. */
final class PageBench {
    private static final int CHATS = 1_000;
    private static final int MESSAGES = 50;
    private static final Past PAST = new Past(CHATS, CHATS, 0, 1, MESSAGES, Conversation.LONG);
    private static final Pattern STYLE_SHEET = Pattern.compile("href=\"(/assets/app\\.css[^\"]*)\"");

    private final ServerProcess server;
    private final Visitor ada;
    private final List<Figure> figures = new ArrayList<>();

    private PageBench(ServerProcess server, Visitor ada) {
        this.server = server;
        this.ada = ada;
    }

    static List<Figure> run(Jdk jdk) throws IOException, SQLException {
        try (var model = new QuickModel();
                var installation = new Installation(jdk, model.baseUrl())) {
            try (var server = installation.start()) {
                new Visitor(server.url(), "ada").signsUp();
            }
            PAST.addTo(installation.war().database());
            try (var server = installation.start()) {
                return new PageBench(server, new Visitor(server.url(), "ada").logsIn()).measure();
            }
        }
    }

    /** The dearest page first: its many requests make the JVM quick at all the others. */
    private List<Figure> measure() {
        var bob = new Visitor(server.url(), "bob").signsUp();
        var style = STYLE_SHEET.matcher(ada.reads("/chat"));
        if (!style.find()) {
            throw new IllegalStateException("No style sheet");
        }
        var styleSheet = style.group(1);
        figures.addAll(Repetition.of("page.chat50.first", server, CHATS, number -> ada.opens("/chat/" + (1 + number))));
        add("page.asset", number -> ada.opens(styleSheet));
        add("page.new.empty", number -> bob.opens("/chat"));
        add("page.new.list", number -> ada.opens("/chat"));
        add("page.chat50.again", number -> ada.opens("/chat/1"));
        figures.addAll(Questions.of("page.question", server, ada, CHATS));
        return figures;
    }

    private void add(String name, IntConsumer request) {
        figures.addAll(Repetition.of(name, server, request));
    }
}
