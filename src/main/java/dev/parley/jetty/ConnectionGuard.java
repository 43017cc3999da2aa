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
 * Closes connections whose request does not begin in time, or whose headers do not end in time, and refuses those of an
 * address that has too many ({@link AddressLimit}). Jetty limits all connections together, and those that are idle; but
 * each byte begins the idle time anew, and one address may have all of them.
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

    /** From opening a connection to the end of the first headers, and from the first to the last byte of later ones. */
    public void setHeadersMillisMax(long millis) {
        headersTimeMax = Duration.ofMillis(millis);
    }

    @Override
    public void onOpened(Connection connection) {
        if (!addresses.admits(connection.getEndPoint())) return;
        if (connection instanceof HttpConnection http) connections.put(http, new HeaderTime(http));
    }

    @Override
    public void onClosed(Connection connection) {
        addresses.leaves(connection.getEndPoint());
        if (connection instanceof HttpConnection http) connections.remove(http);
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
                if (headers.at(now) > headersTimeMax.toNanos())
                    connection.getEndPoint().close();
            });
        } catch (RuntimeException failure) {
            LOG.error("Connections could not be looked after", failure);
        }
        if (isStarting() || isStarted()) lookLater(scheduler);
    }
}
