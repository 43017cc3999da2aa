package dev.parley.outbound;

import dev.parley.concurrent.DaemonThreads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks up the host of a URL when a user enters it, so that a mistake is shown at once. It decides nothing: the address is
 * checked again whenever a connection is opened.
 */
public final class ServerLookup implements AutoCloseable {
    /** What a lookup has found. */
    public enum Result {
        ALLOWED,
        REFUSED,
        /** There is no such host, or the name server does not answer. */
        UNKNOWN
    }

    /** Java cannot cancel a lookup, so each that hangs occupies a thread for some time. */
    private static final int LOOKUPS_AT_ONCE_MAX = 8;

    private static final Duration LOOKUP_TIME_MAX = Duration.ofSeconds(3);

    private final ExecutorService executor = DaemonThreads.upTo(LOOKUPS_AT_ONCE_MAX, "parley-lookup");
    private final UserUrls urls;

    public ServerLookup(UserUrls urls) {
        this.urls = urls;
    }

    /** Looks up a host. Waits for at most a few seconds. */
    public Result lookUp(String host) {
        try {
            return executor.submit(() -> result(host)).get(LOOKUP_TIME_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Result.UNKNOWN;
        } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
            return Result.UNKNOWN;
        }
    }

    private Result result(String host) throws UnknownHostException {
        // With a proxy, this machine may not be able to look up names.
        if (SystemProxy.isUsed()) {
            return Result.ALLOWED;
        }
        var addresses = InetAddress.getAllByName(host);
        return Arrays.stream(addresses).allMatch(urls::isAllowed) ? Result.ALLOWED : Result.REFUSED;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
