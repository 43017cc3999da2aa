package dev.parley.generation;

import dev.parley.concurrent.Ticker;
import dev.parley.markdown.Markdown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends a growing answer to its followers. Each frame is rendered once, however many followers there are. */
final class Broadcast {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

    private final long messageId;
    private final AnswerBuffer buffer;
    private final FrameRenderer frames;
    private final Ticker ticker;
    private final List<Follower> followers = new ArrayList<>();
    private final List<TextFollower> readers = new ArrayList<>();
    private final FramePacer pace = new FramePacer();
    private boolean isBroken;
    private boolean isDone;

    Broadcast(long messageId, AnswerBuffer buffer, Markdown markdown, Ticker ticker) {
        this.messageId = messageId;
        this.buffer = buffer;
        this.ticker = ticker;
        this.frames = new FrameRenderer(messageId, markdown);
    }

    /** Adds a follower and sends it the answer so far, or the finished answer. */
    synchronized void add(Follower follower) {
        frames.numberAfter(follower.lastEventId());
        if (isDone) {
            follower.done(frames.nextId(), finished(follower));
            return;
        }
        update();
        if (!isBroken) {
            follower.show(frames.snapshot());
        }
        followers.add(follower);
    }

    /** Adds a program, which gets the text without HTML. */
    synchronized void add(TextFollower reader) {
        if (isDone) {
            reader.done(buffer);
            return;
        }
        reader.show(buffer);
        readers.add(reader);
    }

    /** Sends the new text. Does nothing without followers, because a new follower gets the whole answer. */
    synchronized void frame() {
        readers.removeIf(TextFollower::isGone);
        readers.forEach(reader -> reader.show(buffer));
        followers.removeIf(Follower::isGone);
        long startNanos = ticker.nanos();
        if (followers.isEmpty() || !pace.isDue(startNanos)) {
            return;
        }
        update();
        pace.drawn(startNanos, ticker.nanos());
    }

    private void update() {
        if (isDone || isBroken) {
            return;
        }
        var delta = buffer.takeDelta();
        if (delta.isEmpty()) {
            return;
        }
        if (delta.isReset()) {
            frames.clear();
        }
        var frame = render(delta);
        if (delta.isReset() && !isBroken) {
            frame = frames.snapshot();
        }
        if (frame.length == 0) {
            return;
        }
        for (var follower : followers) {
            follower.show(frame, frames::snapshot);
        }
    }

    synchronized void ping() {
        followers.removeIf(Follower::isGone);
        followers.forEach(Follower::ping);
        readers.removeIf(TextFollower::isGone);
        readers.forEach(TextFollower::ping);
    }

    /** Sends the stored answer to all followers. It is rendered once for each language. */
    synchronized void done() {
        isDone = true;
        var finished = new HashMap<String, Optional<String>>();
        for (var follower : followers) {
            var html = finished.computeIfAbsent(follower.language(), language -> finished(follower));
            follower.done(frames.nextId(), html);
        }
        followers.clear();
        readers.forEach(this::finish);
        readers.clear();
    }

    private void finish(TextFollower reader) {
        try {
            reader.done(buffer);
        } catch (RuntimeException e) {
            LOG.error("Answer {} is finished and could not be sent", messageId, e);
        }
    }

    /** After a failure no more frames are made; the answer is still read and stored, and is shown at its end. */
    private byte[] render(AnswerBuffer.Delta delta) {
        try {
            return frames.frame(delta);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.error("Answer {} cannot be shown while it grows", messageId, e);
            isBroken = true;
            return new byte[0];
        }
    }

    private Optional<String> finished(Follower follower) {
        try {
            return Optional.of(follower.finished());
        } catch (RuntimeException e) {
            LOG.error("Answer {} is finished and could not be shown", messageId, e);
            return Optional.empty();
        }
    }
}
