package dev.parley.jetty;

import org.eclipse.jetty.server.internal.HttpConnection;

/** Measures how long a connection has been sending the headers of a request. */
final class HeaderTime {
    private final HttpConnection connection;
    private long startNanos = System.nanoTime();
    private long requests;
    private long bytes;

    HeaderTime(HttpConnection connection) {
        this.connection = connection;
    }

    /** The elapsed nanoseconds at this time; 0 while a request is being served and between two requests. */
    long elapsedNanos(long nowNanos) {
        long requestsNow = connection.getMessagesIn();
        long bytesNow = connection.getBytesIn();
        boolean isServing = !connection.getParser().inHeaderState();
        boolean isIdle = requestsNow > 0 && bytesNow == bytes;
        if (isServing || isIdle || requestsNow != requests) {
            requests = requestsNow;
            bytes = bytesNow;
            startNanos = nowNanos;
        }
        return nowNanos - startNanos;
    }
}
