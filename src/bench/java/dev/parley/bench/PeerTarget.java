package dev.parley.bench;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A servlet of {@link PeerServer}, which asks the model when it is followed. */
final class PeerTarget implements Target {
    private final URI servlet;

    PeerTarget(URI servlet) {
        this.servlet = servlet;
    }

    @Override
    public boolean endsWithDone() {
        return false;
    }

    @Override
    public void prepare(int answers) {
        // Nobody needs an account there.
    }

    @Override
    public CompletableFuture<Address> ask(int place, Play play) {
        return CompletableFuture.completedFuture(new Address(URI.create(servlet + "?play=" + play.number), "peer=1"));
    }
}
