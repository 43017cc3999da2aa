package dev.parley.bench;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A servlet of {@link BaselineServer}, which asks the model server when its stream is requested. */
final class BaselineTarget implements Target {
    private final URI servlet;

    BaselineTarget(URI servlet) {
        this.servlet = servlet;
    }

    @Override
    public boolean hasDoneEvent() {
        return false;
    }

    @Override
    public void prepare(int answers) {
        // The baselines have no accounts.
    }

    @Override
    public CompletableFuture<StreamRequest> ask(int slot, Playback playback) {
        return CompletableFuture.completedFuture(
                new StreamRequest(URI.create(servlet + "?play=" + playback.number), "peer=1"));
    }
}
