package dev.parley.provider;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;

/** A name server that does not answer until this is closed. Lookups cannot be interrupted, like those of Java. */
public final class HangingDns implements DnsResolver, AutoCloseable {
    private final CompletableFuture<Thread> asked = new CompletableFuture<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** A client that looks up names here. */
    public ModelClient client() {
        return TestClient.create(this);
    }

    /** Waits until a lookup has begun. Returns the first thread that hangs here. */
    public Thread awaitLookup() {
        return asked.orTimeout(FakeOpenAi.PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public InetAddress[] resolve(String host) {
        asked.complete(Thread.currentThread());
        boolean isInterrupted = false;
        while (closed.getCount() > 0) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
