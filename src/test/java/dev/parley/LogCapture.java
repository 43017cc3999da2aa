package dev.parley;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Captures everything that is logged while this is open, at all levels, from all concurrent tests. */
public final class LogCapture extends Handler implements AutoCloseable {
    private final Logger logger;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /** Captures what Parley logs. */
    public LogCapture() {
        this("dev.parley");
    }

    /** @param name of a package */
    public LogCapture(String name) {
        logger = Logger.getLogger(name);
        setLevel(Level.ALL);
        setFormatter(new SimpleFormatter());
        // Never reset, because another test may capture at the same time.
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** The log entries, with stack traces, that contain this text. */
    public List<String> linesWith(String text) {
        return lines.stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(getFormatter().format(entry));
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
