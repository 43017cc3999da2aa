package dev.parley.bench;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** What is measured: a server that can be asked, and whose answers can be followed. */
interface Target {
    /** Where to follow an answer. */
    record Address(URI url, String cookie) {}

    /** Whether an answer is whole only when a last event has brought the finished message. */
    boolean endsWithDone();

    /** Gets ready for so many answers at once. */
    void prepare(int answers);

    /** Asks, in one of so many places in which one answer after the other is written. */
    CompletableFuture<Address> ask(int place, Play play);
}
