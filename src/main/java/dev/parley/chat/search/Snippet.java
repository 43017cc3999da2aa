package dev.parley.chat.search;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A part of a text around the first hit, in pieces, some of which are marked as hits. */
public final class Snippet {
    private static final int CHARS_BEFORE = 60;
    private static final int CHARS_MAX = 240;
    private static final String ELLIPSIS = "…";

    private Snippet() {}

    /** Text that is a hit, or text between hits. */
    public record Piece(String text, boolean marked) {}

    /** The text around the first hit, or its beginning if there is none. */
    public static List<Piece> of(String text, SearchQuery query) {
        var hits = hits(text, query);
        int start = hits.isEmpty() ? 0 : wordStart(text, Math.max(0, hits.get(0).start() - CHARS_BEFORE));
        int end = wordEnd(text, start + CHARS_MAX);
        var pieces = pieces(text, start, end, hits);
        if (start > 0) {
            pieces.add(0, new Piece(ELLIPSIS, false));
        }
        if (end < text.length()) {
            pieces.add(new Piece(ELLIPSIS, false));
        }
        return pieces;
    }

    /** The whole text. */
    public static List<Piece> whole(String text, SearchQuery query) {
        return pieces(text, 0, text.length(), hits(text, query));
    }

    private static List<Word> hits(String text, SearchQuery query) {
        return Words.of(text).stream().filter(query::matches).collect(Collectors.toList());
    }

    private static List<Piece> pieces(String text, int start, int end, List<Word> hits) {
        var pieces = new ArrayList<Piece>();
        int position = start;
        for (int i = 0; i < hits.size() && hits.get(i).end() <= end; i++) {
            int from = hits.get(i).start();
            int to = hits.get(i).end();
            // Pairs of characters overlap.
            while (i + 1 < hits.size()
                    && hits.get(i + 1).start() <= to
                    && hits.get(i + 1).end() <= end) {
                to = Math.max(to, hits.get(++i).end());
            }
            add(pieces, text, position, from, false);
            add(pieces, text, from, to, true);
            position = to;
        }
        add(pieces, text, position, end, false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, int start, int end, boolean isMarked) {
        if (start < end) {
            pieces.add(new Piece(text.substring(start, end), isMarked));
        }
    }

    /** The start of the first word after this position, unless it is far. */
    private static int wordStart(String text, int position) {
        if (position == 0) {
            return 0;
        }
        for (int i = position; i < position + CHARS_BEFORE / 2; i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i + 1;
            }
        }
        return characterStart(text, position);
    }

    private static int wordEnd(String text, int position) {
        if (position >= text.length()) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', position);
        return space > position - CHARS_BEFORE / 2 ? space : characterStart(text, position);
    }

    /** Does not split a surrogate pair. */
    private static int characterStart(String text, int position) {
        return Character.isLowSurrogate(text.charAt(position)) ? position - 1 : position;
    }
}
