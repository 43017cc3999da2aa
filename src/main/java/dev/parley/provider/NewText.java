package dev.parley.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells what is new in the pieces of a text, for servers that repeat what they have sent.
 *
 * <p>A {@code message} is by its name the whole text so far: of it only what goes beyond the pieces counts. Where it is not,
 * that is, where it does not begin with the text so far, a server sends pieces under that name.
 *
 * <p>A {@code delta} is by its name new. A few servers (DashScope without {@code incremental_output}) put all so far in each.
 * One delta that begins like the last proves nothing: "ha", "haha" is an honest answer. So deltas are taken for cumulative
 * only if <em>every</em> one from the first begins with the whole one before it and goes on with something else than its own
 * beginning, {@value #EXTENSIONS_MIN} times and up to {@value #CHARS_MIN} characters. At the end of the answer the number is
 * enough, or {@value #EXTENSIONS_AT_END_MIN} times and {@value #CHARS_AT_END_MIN} characters. The second delta of an honest
 * answer nearly always shows that it is one; until that or the proof comes, what is in doubt is held back. A short
 * cumulative answer of two or three deltas cannot be told from an honest one and is shown as it was sent.
 *
 * <p>Keeps no copy of the text but its length and its hash.
 */
final class NewText {
    private static final int EXTENSIONS_MIN = 4;
    private static final int CHARS_MIN = 40;
    private static final int EXTENSIONS_AT_END_MIN = 2;
    private static final int CHARS_AT_END_MIN = 20;

    private enum Manner {
        UNKNOWN,
        IN_DOUBT,
        PIECES,
        CUMULATIVE
    }

    private Manner manner = Manner.UNKNOWN;
    private int chars;
    private int hash;
    private boolean areMessagesPieces;
    /** Deltas in doubt, without the first, which is out. */
    private final List<String> held = new ArrayList<>();

    private String last = "";
    private int extensions;

    /** What is new in a delta; may be empty. */
    String inDelta(String delta) {
        if (delta.isEmpty()) {
            return "";
        }
        return switch (manner) {
            case UNKNOWN -> {
                manner = Manner.IN_DOUBT;
                last = delta;
                yield add(delta);
            }
            case IN_DOUBT -> inDoubt(delta);
            case PIECES -> add(delta);
            case CUMULATIVE -> startsWithAll(delta) ? beyond(delta) : add(delta);
        };
    }

    /** What is new in a message; may be empty. */
    String inMessage(String message) {
        if (manner == Manner.IN_DOUBT) {
            var isProof = !held.isEmpty() && message.strip().startsWith(last.strip());
            return (isProof ? cumulative() : pieces()) + inMessage(message);
        }
        if (manner == Manner.PIECES || manner == Manner.CUMULATIVE) {
            return startsWithAll(message) ? beyond(message) : "";
        }
        if (!areMessagesPieces && startsWithAll(message)) {
            return beyond(message);
        }
        areMessagesPieces = true;
        return add(message);
    }

    /** Nothing more comes: what was in doubt. */
    String end() {
        var isProof = extensions >= EXTENSIONS_MIN
                || (extensions >= EXTENSIONS_AT_END_MIN && last.length() >= CHARS_AT_END_MIN);
        return manner == Manner.IN_DOUBT ? (isProof ? cumulative() : pieces()) : "";
    }

    private String inDoubt(String delta) {
        var isRepeated = delta.equals(last) && extensions > 0;
        if (!isRepeated && !isExtension(delta)) {
            return pieces() + add(delta);
        }
        held.add(delta);
        if (!isRepeated) {
            extensions++;
            last = delta;
        }
        return extensions >= EXTENSIONS_MIN && delta.length() >= CHARS_MIN ? cumulative() : "";
    }

    /** What goes on as it began may be a text of one word again and again, in pieces that grow. */
    private boolean isExtension(String delta) {
        return delta.length() > last.length()
                && delta.startsWith(last)
                && !delta.startsWith(delta.substring(last.length()));
    }

    private String cumulative() {
        manner = Manner.CUMULATIVE;
        var all = last;
        forgetDoubt();
        return beyond(all);
    }

    private String pieces() {
        manner = Manner.PIECES;
        var all = String.join("", held);
        forgetDoubt();
        return add(all);
    }

    private void forgetDoubt() {
        held.clear();
        last = "";
    }

    private String add(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            hash = 31 * hash + piece.charAt(i);
        }
        chars += piece.length();
        return piece;
    }

    private String beyond(String all) {
        return add(all.substring(chars));
    }

    private boolean startsWithAll(String all) {
        return all.length() >= chars && all.substring(0, chars).hashCode() == hash;
    }
}
