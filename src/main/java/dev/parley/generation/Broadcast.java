package dev.parley.generation;

import dev.parley.generation.Draft.News;
import dev.parley.markdown.BlockStream;
import dev.parley.markdown.Html;
import dev.parley.markdown.Markdown;
import dev.parley.markdown.Piece;
import dev.parley.web.EventStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a growing answer to its followers: each frame is rendered once, however many there are. The events ({@code
 * snapshot block tail append settle graft reasoning done}) are for the markup of a live message in {@code
 * chat/message.html}.
 */
final class Broadcast {
    private final long messageId;
    private final Draft draft;
    private final BlockStream blocks;
    private final StringBuilder reasoning = new StringBuilder();
    private final List<Follower> followers = new ArrayList<>();
    private long eventId;
    private boolean isDone;

    Broadcast(long messageId, Draft draft, Markdown markdown) {
        this.messageId = messageId;
        this.draft = draft;
        this.blocks = new BlockStream(markdown, Long.toString(messageId));
    }

    /** Adds a follower: it sees all so far at once, also when that is the end. */
    synchronized void add(Follower follower) {
        if (isDone) {
            follower.done(++eventId);
            return;
        }
        frame();
        follower.show(snapshot());
        followers.add(follower);
    }

    /** Sends what is new. Nobody there, nothing rendered: the text waits in the draft. */
    synchronized void frame() {
        followers.removeIf(Follower::isGone);
        if (isDone) return;
        var news = draft.takeNews();
        if (news.isEmpty()) return;
        var bytes = new ByteArrayOutputStream();
        render(news, bytes);
        var frame = bytes.toByteArray();
        for (var follower : followers) follower.show(frame, this::snapshot);
    }

    synchronized void ping() {
        followers.removeIf(Follower::isGone);
        followers.forEach(Follower::ping);
    }

    /** Tells everybody that the message is stored as it will stay. */
    synchronized void done() {
        isDone = true;
        followers.forEach(follower -> follower.done(++eventId));
        followers.clear();
    }

    private void render(News news, ByteArrayOutputStream frame) {
        if (!news.reasoning().isEmpty()) {
            reasoning.append(news.reasoning());
            frame.writeBytes(event("reasoning", Html.escape(news.reasoning())));
        }
        if (news.text().isEmpty()) return;
        for (var piece : blocks.append(news.text())) frame.writeBytes(event(piece));
    }

    private byte[] event(Piece piece) {
        if (piece instanceof Piece.Block block) return event("block", block.html() + refilled("tail", ""));
        if (piece instanceof Piece.Tail tail) return event("tail", tail.html());
        if (piece instanceof Piece.Append append) return event("append", append.html());
        if (piece instanceof Piece.Settle settle) return event("settle", settle.html());
        if (piece instanceof Piece.Graft graft) return event("graft", grafted(graft));
        throw new IllegalStateException("A piece that is none: " + piece);
    }

    private byte[] snapshot() {
        var html = blocks.snapshot();
        return event("snapshot", reasoning.isEmpty() ? html : html + refilled("reasoning-text", reasoning));
    }

    /** An out-of-band swap: replaces the content of another part of the live message. */
    private String refilled(String part, CharSequence text) {
        return "<div id=\"" + part + "-" + messageId + "\" hx-swap-oob=\"innerHTML\">" + Html.escape(text) + "</div>";
    }

    /**
     * An out-of-band swap: adds to an element within the tail. The wrapper is of that element's kind and stands in a
     * template, for elsewhere a parser drops the parts of a table.
     */
    private String grafted(Piece.Graft graft) {
        var target = "#tail-" + messageId + ">:last-child".repeat(graft.depth());
        return "<template><" + graft.parent() + " hx-swap-oob=\"beforeend:" + target + "\">" + graft.html() + "</"
                + graft.parent() + "></template>";
    }

    private byte[] event(String name, String html) {
        return EventStream.event(name, ++eventId, html);
    }
}
