package dev.parley;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Captures the SQL that a server runs for requests, in order, while this is open. The driver logs each statement when
 * it is prepared, in the thread that runs it, and {@code Statements} runs each once. SQL of background tasks and of
 * other servers is left out.
 */
public final class SqlCapture extends Handler implements AutoCloseable {
    private static final Logger DRIVER = Logger.getLogger("org.sqlite.core.NativeDB");
    private static final String MARK = "[SQLite EXEC] ";
    /** The statement with which the pool tests a connection that has been idle for half a second. */
    private static final String PING = "select 1";

    /** The settings of the installation, which some page reads again every few seconds. */
    private static final String SETTINGS = "SELECT name, value FROM installation_settings";

    private final TestServer server;
    private final Queue<String> statements = new ConcurrentLinkedQueue<>();

    public SqlCapture(TestServer server) {
        this.server = server;
        setLevel(Level.ALL);
        // Never reset, because another test may capture at the same time.
        DRIVER.setLevel(Level.ALL);
        DRIVER.addHandler(this);
    }

    /** The statements since the last call of this method. */
    public List<String> take() {
        var taken = new ArrayList<String>();
        for (var sql = statements.poll(); sql != null; sql = statements.poll()) {
            taken.add(sql);
        }
        return taken;
    }

    @Override
    public void publish(LogRecord entry) {
        var message = entry.getMessage();
        int start = message.indexOf(MARK);
        if (start < 0 || !server.isServedBy(Thread.currentThread())) {
            return;
        }
        var sql = message.substring(start + MARK.length()).strip().replaceAll("\\s+", " ");
        if (!sql.equals(PING) && !sql.equals(SETTINGS)) {
            statements.add(sql);
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        DRIVER.removeHandler(this);
    }
}
