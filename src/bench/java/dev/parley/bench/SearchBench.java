package dev.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.sqlite.JDBC;

/** Measures the search in a database of 1.2 million messages, a million of them of one user, and how long indexing takes. */
final class SearchBench {
    private static final long PAUSE_MS = 500;
    private static final int COMMON = 0;
    private static final int MEDIUM = 500;

    private final ServerProcess server;
    private final List<Measurement> measurements = new ArrayList<>();

    private SearchBench(ServerProcess server) {
        this.server = server;
    }

    static List<Measurement> run(Jdk jdk) throws IOException, SQLException, InterruptedException {
        try (var model = new InstantModelServer();
                var installation = new Installation(jdk, model.baseUrl())) {
            try (var server = installation.start()) {
                new BrowserClient(server.url(), "ada").signUp();
                new BrowserClient(server.url(), "bob").signUp();
            }
            var database = installation.war().database();
            long start = System.nanoTime();
            new SearchHistory(1, 2).insertInto(database);
            double fill = (System.nanoTime() - start) / 1e9;
            long bytes = Files.size(database);
            try (var server = installation.start()) {
                var bench = new SearchBench(server);
                bench.add("search.fill", fill, "s", "time to fill the database");
                var cpu = server.cpu();
                start = System.nanoTime();
                waitForIndex(database);
                bench.add("search.index", (System.nanoTime() - start) / 1e9, "s", "to index all in the background");
                bench.add("search.index.cpu", server.cpu().minus(cpu).toMillis() / 1e3, "s", "of the server");
                bench.add("search.database", bytes / 1e6, "MB", "without the index");
                bench.add("search.index.size", (Files.size(database) - bytes) / 1e6, "MB", "");
                return bench.measure();
            }
        }
    }

    private static void waitForIndex(Path database) throws SQLException, InterruptedException {
        try (var connection = new JDBC().connect("jdbc:sqlite:" + database, new Properties());
                var count = connection.prepareStatement("SELECT EXISTS (SELECT 1 FROM search_queue)")) {
            boolean isWaiting = true;
            while (isWaiting) {
                Thread.sleep(PAUSE_MS);
                try (var row = count.executeQuery()) {
                    isWaiting = row.getBoolean(1);
                }
            }
        }
    }

    private List<Measurement> measure() {
        var ada = new BrowserClient(server.url(), "ada").logIn();
        var bob = new BrowserClient(server.url(), "bob").logIn();
        add("search.rare", ada, SearchHistory.RARE);
        add("search.common", ada, SearchHistory.word(COMMON));
        add("search.medium", ada, SearchHistory.word(MEDIUM));
        add("search.two", ada, SearchHistory.word(COMMON) + " " + SearchHistory.word(MEDIUM));
        add("search.two.rare", ada, SearchHistory.word(COMMON) + " " + SearchHistory.RARE);
        add("search.two.medium", ada, SearchHistory.word(MEDIUM) + " " + SearchHistory.word(MEDIUM + 7));
        add("search.none", ada, "qqqqqq");
        add("search.letter", ada, "a");
        add("search.small.common", bob, SearchHistory.word(COMMON));
        add("search.small.rare", bob, SearchHistory.RARE);
        add("search.small.letter", bob, "a");
        return measurements;
    }

    private void add(String name, BrowserClient person, String query) {
        var path = "/search?q=" + query.replace(' ', '+');
        measurements.addAll(RequestBenchmark.of(name, server, number -> person.open(path)));
    }

    private void add(String name, double value, String unit, String note) {
        measurements.add(new Measurement(name, value, unit, note));
    }
}
