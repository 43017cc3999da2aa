package dev.parley.jetty;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections that do not begin a request in time or do not complete its headers in time, and rejects
 * connections from an address that has too many ({@link AddressLimit}). Jetty itself limits only the total number of
 * connections and their idle time; but each byte resets the idle time, and one address could use all connections.
 */
public final class ConnectionGuard extends AbstractLifeCycle implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final int CHECKS_PER_TIMEOUT = 10;

    private final Map<HttpConnection, HeaderTime> connections = new ConcurrentHashMap<>();
    private final ServerConnector connector;
    private final AddressLimit addresses;
    private Duration headersTimeout = Duration.ofSeconds(15);

    public ConnectionGuard(ServerConnector connector, AddressLimit addresses) {
        this.connector = connector;
        this.addresses = addresses;
    }

    /** The time for the first headers, from opening the connection; for later ones, from their first byte. */
    public void setHeadersMillisMax(long millis) {
        headersTimeout = Duration.ofMillis(millis);
    }

    @Override
    public void onOpened(Connection connection) {
        if (!addresses.tryAcquire(connection.getEndPoint())) {
            return;
        }
        if (connection instanceof HttpConnection http) {
            connections.put(http, new HeaderTime(http));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        addresses.release(connection.getEndPoint());
        if (connection instanceof HttpConnection http) {
            connections.remove(http);
        }
    }

    @Override
    protected void doStart() {
        scheduleCheck(connector.getScheduler());
    }

    private void scheduleCheck(Scheduler scheduler) {
        scheduler.schedule(
                () -> check(scheduler), headersTimeout.toMillis() / CHECKS_PER_TIMEOUT, TimeUnit.MILLISECONDS);
    }

    private void check(Scheduler scheduler) {
        try {
            long now = System.nanoTime();
            connections.forEach((connection, headers) -> {
                if (headers.elapsedNanos(now) > headersTimeout.toNanos()) {
                    connection.getEndPoint().close();
                }
            });
        } catch (RuntimeException e) {
            LOG.error("Cannot check connections for timeouts", e);
        }
        if (isStarting() || isStarted()) {
            scheduleCheck(scheduler);
        }
    }
}
