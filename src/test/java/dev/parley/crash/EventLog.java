package dev.parley.crash;

import dev.parley.crash.LogEntry.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** All entries, in memory for the checker and in a file for debugging. */
final class EventLog implements AutoCloseable {
    private final List<LogEntry> entries = new ArrayList<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final BufferedWriter file;
    private int round = 1;

    EventLog(Path file) throws IOException {
        this.file = Files.newBufferedWriter(file);
    }

    void add(Kind kind, NumberedQuestion question) {
        add(kind, question, 0, "");
    }

    synchronized void add(Kind kind, NumberedQuestion question, int words, String detail) {
        var entry = new LogEntry(round, System.nanoTime() / 1_000_000, kind, question, words, detail);
        entries.add(entry);
        kinds.add(kind);
        notifyAll();
        try {
            file.write(entry + "\n");
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void nextRound() {
        round++;
    }

    /** Waits for the next entry of a kind, up to a maximum time. */
    synchronized void awaitNext(Kind kind, long millisMax) throws InterruptedException {
        int before = entries.size();
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millisMax);
        while (entries.stream().skip(before).noneMatch(entry -> entry.kind() == kind)) {
            long nanos = deadlineNanos - System.nanoTime();
            if (nanos <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
    }

    synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    synchronized boolean has(Set<Kind> all) {
        return kinds.containsAll(all);
    }

    /** The number of entries of each kind. */
    @Override
    public synchronized String toString() {
        return entries.stream()
                .collect(Collectors.groupingBy(LogEntry::kind, () -> new EnumMap<>(Kind.class), Collectors.counting()))
                .toString();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
