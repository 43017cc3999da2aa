package dev.parley.markdown;

import java.util.List;

/** What pieces cost, about as htmx needs them: the addresses of those that stand beside others are long. */
final class Pieces {
    private Pieces() {}

    static long cost(List<Piece> pieces) {
        return pieces.stream().mapToLong(Pieces::cost).sum();
    }

    private static long cost(Piece piece) {
        if (piece instanceof Piece.Block) return 50;
        if (piece instanceof Piece.End end)
            return address(end.depth()) + end.html().length();
        if (piece instanceof Piece.Graft graft)
            return address(graft.depth()) + graft.html().length();
        return piece.html().length();
    }

    private static long address(int depth) {
        return 44 + 12L * depth;
    }
}
