package dev.parley.provider;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
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
    private final Function<ClassicHttpRequest, Optional<ExchangeRecording>> recorder;
    private volatile Optional<ExchangeRecording> exchange = Optional.empty();

    /** A call that is not recorded. */
    Call() {
        recorder = request -> Optional.empty();
    }

    /** A call for an answer. It must not refer to the conversation, which can be long. */
    Call(ChatRequest answered) {
        var provider = answered.provider();
        var recording = answered.recording();
        recorder = request -> recording.flatMap(started -> started.begin(provider, request));
    }

    /** Begins to record a request that is about to be sent, if this call is recorded. */
    Optional<ExchangeRecording> record(ClassicHttpRequest request) {
        exchange = recorder.apply(request);
        return exchange;
    }

    /** The recording of the last request. */
    Optional<ExchangeRecording> exchange() {
        return exchange;
    }

    /** Registers the current operation, which an abort cancels; cancels it at once if the call is aborted already. */
    void runs(Cancellable cancellable) {
        var unused = aborted.thenRun(cancellable::cancel);
    }

    /** Ends a call whose answer has been read, instead of waiting for the rest. */
    void end() {
        exchange.ifPresent(ExchangeRecording::close);
        abort();
    }

    /** Aborts the call. Idempotent. */
    void abort() {
        exchange.ifPresent(recorded -> recorded.ends(ExchangeEnd.STOPPED));
        aborted.complete(null);
    }
}
