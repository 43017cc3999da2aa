package dev.parley.provider;

import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One request to a model server, which any thread may abort at any time.
 *
 * <p>Jersey gives no handle before the headers have arrived, and a server that loads a model sends none for minutes. So
 * the request of the HTTP client is registered here, and an abort cancels it: the connection is reset, which makes a
 * model server stop computing. A name lookup cannot be aborted; the request then fails when the lookup has ended.
 */
final class Call {
    /** Jersey runs a request in the caller's thread, so the HTTP client below it finds the call here. */
    static final ThreadLocal<@Nullable Call> CURRENT = new ThreadLocal<>();

    private final CompletableFuture<Void> aborted = new CompletableFuture<>();

    /** Registers the current operation, which an abort cancels; cancels it at once if the call is aborted already. */
    void runs(Cancellable cancellable) {
        var unused = aborted.thenRun(cancellable::cancel);
    }

    /** Aborts the call. Idempotent. Also ends a call whose answer has been read, instead of waiting for the rest. */
    void abort() {
        aborted.complete(null);
    }
}
