package dev.parley.generation;

import dev.parley.generation.AnswerBuffer.Delta;
import dev.parley.generation.AnswerBuffer.Place;

/** One program that follows the text of one answer. Where it has got to is noted here, so a slow program misses nothing. */
public final class TextFollower {
    private final TextSink sink;
    private Place place = Place.BEGIN;

    public TextFollower(TextSink sink) {
        this.sink = sink;
    }

    boolean isGone() {
        return sink.isGone();
    }

    void ping() {
        sink.ping();
    }

    void show(AnswerBuffer buffer) {
        if (!sink.isReady()) {
            return;
        }
        var delta = next(buffer);
        if (!delta.isEmpty()) {
            sink.grown(delta.text(), delta.reasoning(), delta.isReset());
        }
    }

    void done(AnswerBuffer buffer) {
        var delta = next(buffer);
        sink.done(delta.text(), delta.reasoning(), delta.isReset());
    }

    private Delta next(AnswerBuffer buffer) {
        var since = buffer.since(place);
        place = since.place();
        return since.delta();
    }
}
