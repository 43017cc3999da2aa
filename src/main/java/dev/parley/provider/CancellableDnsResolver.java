package dev.parley.provider;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up host names so that a {@link Call} can be aborted meanwhile. Java cannot interrupt a lookup, and an
 * unreachable name server takes many seconds, so the lookup runs in a separate thread.
 */
final class CancellableDnsResolver implements DnsResolver, AutoCloseable {
    private static final int LOOKUPS_AT_ONCE_MAX = 256;
    private static final Duration LOOKUP_TIME_MAX = Duration.ofSeconds(10);
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** {@link InetAddress#getAllByName(String)}, or a substitute in a test. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final Lookup lookup;
    private final ExecutorService executor = new ThreadPoolExecutor(
            0, LOOKUPS_AT_ONCE_MAX, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), CancellableDnsResolver::thread);

    CancellableDnsResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var call = Call.CURRENT.get();
        if (call == null || ADDRESS.matcher(host).matches()) {
            return lookup.all(host);
        }
        try {
            var found = executor.submit(() -> lookup.all(host));
            call.runs(() -> found.cancel(true));
            return found.get(LOOKUP_TIME_MAX.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownHostException(host);
        } catch (ExecutionException | CancellationException | TimeoutException | RejectedExecutionException e) {
            throw new UnknownHostException(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "model-server-name");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
