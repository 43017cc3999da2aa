package dev.parley.provider;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the new part in each piece of a text, for servers that repeat text they have already sent.
 *
 * <p>A {@code message} should be the whole text so far, so only the part after the known text is new. If it does not
 * begin with the known text, the server sends pieces under that name.
 *
 * <p>A {@code delta} should be new text. A few servers (DashScope without {@code incremental_output}) send the whole
 * text so far in each delta. One delta that begins with the previous one proves nothing: "ha", "haha" can be
 * incremental. So deltas count as cumulative only if <em>every</em> one from the first begins with the whole previous
 * delta and goes on with something other than its own beginning, {@value #EXTENSIONS_MIN} times and up to {@value
 * #CHARS_MIN} characters. At the end of the answer the number alone is enough, or {@value #EXTENSIONS_AT_END_MIN} times
 * and {@value #CHARS_AT_END_MIN} characters. Deltas are held back until this is decided; for incremental deltas, the
 * second one nearly always decides it. A cumulative answer of two or three short deltas cannot be told from an
 * incremental one and is shown as sent.
 *
 * <p>Of the text, only its length and its hash are kept.
 */
final class TextDeduplicator {
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
    /** Undecided deltas, without the first, which has been emitted. */
    private final List<String> held = new ArrayList<>();

    private String last = "";
    private int extensions;

    /** The new part of a delta; may be empty. */
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

    /** The new part of a message; may be empty. */
    String inMessage(String message) {
        if (manner == Manner.IN_DOUBT) {
            boolean isProof = !held.isEmpty() && message.strip().startsWith(last.strip());
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

    /** Ends the text and returns the part that was held back. */
    String end() {
        boolean isProof = extensions >= EXTENSIONS_MIN
                || (extensions >= EXTENSIONS_AT_END_MIN && last.length() >= CHARS_AT_END_MIN);
        return manner == Manner.IN_DOUBT ? (isProof ? cumulative() : pieces()) : "";
    }

    private String inDoubt(String delta) {
        boolean isRepeated = delta.equals(last) && extensions > 0;
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

    /**
     * A delta that only repeats its beginning does not count: it may be one word again and again, in growing pieces.
     */
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
