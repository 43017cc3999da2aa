package dev.parley;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Limits the loggers of libraries that log keys and messages at DEBUG: the HTTP client logs each header and each byte of a
 * request to a model server, and PostgreSQL's driver logs the values of statements. The level of their parents has no effect
 * on them, so an operator can set the root level to DEBUG.
 */
final class PrivateLoggers {
    /** Kept, because the JDK forgets the level of a logger that nobody refers to. */
    private static final List<Logger> LOGGERS = Stream.of(
                    "org.apache.hc.client5.http.headers",
                    "org.apache.hc.client5.http.wire",
                    "org.apache.hc.client5.http2.frame",
                    "org.apache.hc.client5.http2.frame.payload",
                    "org.postgresql")
            .map(Logger::getLogger)
            .toList();

    private PrivateLoggers() {}

    static void limit() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.INFO));
    }
}
