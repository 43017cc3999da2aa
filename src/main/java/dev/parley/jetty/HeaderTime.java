package dev.parley.jetty;

import org.eclipse.jetty.server.internal.HttpConnection;

/** Measures how long a connection has been sending the headers of a request. */
final class HeaderTime {
    private final HttpConnection connection;
    private long sinceNanos = System.nanoTime();
    private long requests;
    private long bytes;

    HeaderTime(HttpConnection connection) {
        this.connection = connection;
    }

    /** The elapsed nanoseconds at this time; 0 while a request is being served and between two requests. */
    long at(long nowNanos) {
        long requestsNow = connection.getMessagesIn();
        long bytesNow = connection.getBytesIn();
        boolean isServing = !connection.getParser().inHeaderState();
        boolean isBetween = requestsNow > 0 && bytesNow == bytes;
        if (isServing || isBetween || requestsNow != requests) {
            requests = requestsNow;
            bytes = bytesNow;
            sinceNanos = nowNanos;
        }
        return nowNanos - sinceNanos;
    }
}
