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
 * Closes connections that do not begin a request in time or do not complete its headers in time, and refuses
 * connections from an address that has too many ({@link AddressLimit}). Jetty itself limits only the total number of
 * connections and their idle time; but each byte resets the idle time, and one address could use all connections.
 */
public final class ConnectionGuard extends AbstractLifeCycle implements Connection.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final int LOOKS_PER_TIME = 10;

    private final Map<HttpConnection, HeaderTime> connections = new ConcurrentHashMap<>();
    private final ServerConnector connector;
    private final AddressLimit addresses;
    private Duration headersTimeMax = Duration.ofSeconds(15);

    public ConnectionGuard(ServerConnector connector, AddressLimit addresses) {
        this.connector = connector;
        this.addresses = addresses;
    }

    /** The time for the first headers, from opening the connection; for later ones, from their first byte. */
    public void setHeadersMillisMax(long millis) {
        headersTimeMax = Duration.ofMillis(millis);
    }

    @Override
    public void onOpened(Connection connection) {
        if (!addresses.admits(connection.getEndPoint())) {
            return;
        }
        if (connection instanceof HttpConnection http) {
            connections.put(http, new HeaderTime(http));
        }
    }

    @Override
    public void onClosed(Connection connection) {
        addresses.leaves(connection.getEndPoint());
        if (connection instanceof HttpConnection http) {
            connections.remove(http);
        }
    }

    @Override
    protected void doStart() {
        lookLater(connector.getScheduler());
    }

    private void lookLater(Scheduler scheduler) {
        scheduler.schedule(() -> look(scheduler), headersTimeMax.toMillis() / LOOKS_PER_TIME, TimeUnit.MILLISECONDS);
    }

    private void look(Scheduler scheduler) {
        try {
            long now = System.nanoTime();
            connections.forEach((connection, headers) -> {
                if (headers.at(now) > headersTimeMax.toNanos()) {
                    connection.getEndPoint().close();
                }
            });
        } catch (RuntimeException e) {
            LOG.error("Connections could not be looked after", e);
        }
        if (isStarting() || isStarted()) {
            lookLater(scheduler);
        }
    }
}
