package dev.parley.bench;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A server under test, which takes questions and streams answers. */
interface Target {
    /** The URL and cookie to request the event stream of an answer. */
    record StreamRequest(URI url, String cookie) {}

    /** Whether the stream of an answer must end with a {@code done} event that has the finished message. */
    boolean hasDoneEvent();

    /** Prepares for the given number of concurrent answers. */
    void prepare(int answers);

    /** Asks a question in one of the slots, each of which has one answer at a time. */
    CompletableFuture<StreamRequest> ask(int slot, Playback playback);
}
