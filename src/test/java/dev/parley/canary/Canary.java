package dev.parley.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.db.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.server.Handler;

/**
 * Watches servers and writes what it finds into a folder: {@code findings-*}, the texts of messages ({@code texts-*}) and
 * counts ({@code counts-*}), each with the id of the process.
 */
public final class Canary {
    /** Shorter texts occur in logs by chance. */
    static final int TEXT_CHARS_MIN = 24;

    private static final Optional<Canary> RUNNING =
            Optional.ofNullable(System.getProperty("parley.canary")).map(folder -> new Canary(Path.of(folder)));

    private final Secrets secrets = new Secrets();
    private final Path folder;
    private final String suffix = "-" + ProcessHandle.current().pid() + ".txt";
    private final AtomicLong responses = new AtomicLong();

    private Canary(Path folder) {
        this.folder = folder;
    }

    /** Empty in a usual run. */
    public static Optional<Canary> running() {
        return RUNNING;
    }

    /** A handler that looks for secrets in all responses of the handler below it. */
    public Handler watching(Handler application) {
        return new ResponseWatch(application, this);
    }

    void cookieSet(String value) {
        secrets.addCookie(value);
    }

    void responseEnded() {
        responses.incrementAndGet();
    }

    /** @param place where the text was found, such as the path of a request */
    void search(String text, String place) {
        secrets.in(text).ifPresent(secret -> write("findings", place + " contains " + secret));
    }

    /** Looks for secrets in the files of a database that is no longer used, and keeps the texts of its messages. */
    public void search(TestDatabase database) {
        write("counts", "responses " + responses.getAndSet(0) + "\ntokens " + secrets.tokenCount());
        var texts = database.rows("SELECT content FROM messages").stream()
                .flatMap(text -> text.lines().map(String::strip).filter(line -> line.length() >= TEXT_CHARS_MIN))
                .toList();
        write("texts", texts);
        search(database.content(), "the database");
        StoredExchanges.of(database).forEach(body -> search(body, "an exchange in the database"));
    }

    private void write(String kind, String line) {
        write(kind, List.of(line));
    }

    private synchronized void write(String kind, List<String> lines) {
        try {
            Files.createDirectories(folder);
            Files.write(
                    folder.resolve(kind + suffix), lines, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
