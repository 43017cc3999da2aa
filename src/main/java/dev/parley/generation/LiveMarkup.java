package dev.parley.generation;

import dev.parley.markdown.Html;
import dev.parley.markdown.Piece;
import java.util.List;
import java.util.Set;

/**
 * What pages are to do with a live message, for the markup of {@code chat/message.html}: that names a target for each
 * event. An event changes one part of the page there, and others before it, which say themselves where they belong
 * ({@code hx-swap-oob}).
 */
final class LiveMarkup {
    /** One event, without its number. */
    record Patch(String event, String html) {}

    /** A parser drops these where they stand outside of a table, but not at the beginning of a template. */
    private static final Set<String> TABLE_PARTS = Set.of("table", "thead", "tbody", "tr");

    /** Items of a list are one deep, rows two, cells three; for these the page has targets, what is deeper takes an address. */
    private static final int GRAFT_TARGETS = 3;

    private final String tail;
    private final String reasoning;

    LiveMarkup(long messageId) {
        tail = "tail-" + messageId;
        reasoning = "reasoning-text-" + messageId;
    }

    /** @param thought what is new of the reasoning, if anything */
    Patch patch(List<Piece> pieces, String thought) {
        if (pieces.isEmpty()) return new Patch("reasoning", Html.escape(thought));
        var elsewhere = thought.isEmpty() ? "" : part("span", "beforeend:#" + reasoning, Html.escape(thought));
        if (pieces.get(0) instanceof Piece.Block block) return new Patch("block", elsewhere + block(block, pieces));
        if (pieces.size() == 1 && hasTarget(pieces.get(0), elsewhere.isEmpty())) {
            return new Patch(event(pieces.get(0)), elsewhere + pieces.get(0).html());
        }
        return grafts(pieces, elsewhere);
    }

    /** All of the reasoning, in place of what the page has. */
    String reasoning(CharSequence thoughts) {
        return refilled(reasoning, Html.escape(thoughts));
    }

    /** The tail is filled anew, mostly with the beginning of the next block. */
    private String block(Piece.Block block, List<Piece> pieces) {
        return block.html() + refilled(tail, pieces.size() > 1 ? pieces.get(1).html() : "");
    }

    private static String refilled(String id, String html) {
        return "<div id=\"" + id + "\" hx-swap-oob=\"innerHTML\">" + html + "</div>";
    }

    private Patch grafts(List<Piece> pieces, String elsewhere) {
        int last = pieces.size() - 1;
        boolean isTable = pieces.stream().anyMatch(LiveMarkup::isPartOfTable);
        boolean hasTarget = !isTable && hasTarget(pieces.get(last), false);
        var html = new StringBuilder(elsewhere);
        for (var piece : pieces.subList(0, hasTarget ? last : last + 1)) {
            // In the order of the pieces; htmx puts what is in a template after all else.
            html.append(isTable ? "<template>" + part(piece) + "</template>" : part(piece));
        }
        return hasTarget
                ? new Patch(event(pieces.get(last)), html + pieces.get(last).html())
                : new Patch("graft", html.toString());
    }

    private static boolean isPartOfTable(Piece piece) {
        return piece instanceof Piece.Graft graft && TABLE_PARTS.contains(graft.parent());
    }

    private static boolean hasTarget(Piece piece, boolean isAlone) {
        return !(piece instanceof Piece.Graft graft)
                || (graft.depth() > 0 && graft.depth() <= GRAFT_TARGETS && (isAlone || !isPartOfTable(graft)));
    }

    private static String event(Piece piece) {
        if (piece instanceof Piece.Tail) return "tail";
        if (piece instanceof Piece.Append) return "append";
        if (piece instanceof Piece.Settle) return "settle";
        if (piece instanceof Piece.Graft graft) return "graft-" + graft.depth();
        throw new IllegalStateException("No event of its own: " + piece);
    }

    private String part(Piece piece) {
        if (piece instanceof Piece.Append append) {
            return part("span", "beforeend:" + address(append.depth()), append.html());
        }
        if (piece instanceof Piece.End end) return part("span", "innerHTML:" + address(end.depth()), end.html());
        if (piece instanceof Piece.Graft graft) {
            var wrapper = isPartOfTable(graft) ? graft.parent() : "div";
            return part(wrapper, "beforeend:" + address(graft.depth()), graft.html());
        }
        throw new IllegalStateException("Never beside others: " + piece);
    }

    /** Out of band: how to put the HTML where. The element around it only carries it. */
    private static String part(String element, String how, String html) {
        return "<" + element + " hx-swap-oob=\"" + how + "\">" + html + "</" + element + ">";
    }

    private String address(int depth) {
        return "#" + tail + ">:last-child".repeat(depth);
    }
}
