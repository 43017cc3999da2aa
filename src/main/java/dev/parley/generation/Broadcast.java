package dev.parley.generation;

import dev.parley.markdown.Markdown;
import java.util.ArrayList;
import java.util.List;

/** Shows a growing answer to its followers: each frame is rendered once, however many there are. */
final class Broadcast {
    private final Draft draft;
    private final Frames frames;
    private final List<Follower> followers = new ArrayList<>();
    private boolean isDone;

    Broadcast(long messageId, Draft draft, Markdown markdown) {
        this.draft = draft;
        this.frames = new Frames(messageId, markdown);
    }

    /** Adds a follower: it sees all so far at once, also when that is the end. */
    synchronized void add(Follower follower) {
        if (isDone) {
            follower.done(frames.nextId());
            return;
        }
        frame();
        follower.show(frames.snapshot());
        followers.add(follower);
    }

    /** Sends what is new. */
    synchronized void frame() {
        followers.removeIf(Follower::isGone);
        if (isDone) return;
        var news = draft.takeNews();
        if (news.isEmpty()) return;
        var frame = frames.frame(news);
        if (frame.length == 0) return;
        for (var follower : followers) follower.show(frame, frames::snapshot);
    }

    synchronized void ping() {
        followers.removeIf(Follower::isGone);
        followers.forEach(Follower::ping);
    }

    /** Tells everybody that the message is stored as it will stay. */
    synchronized void done() {
        isDone = true;
        followers.forEach(follower -> follower.done(frames.nextId()));
        followers.clear();
    }
}
