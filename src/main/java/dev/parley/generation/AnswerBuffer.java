package dev.parley.generation;

import dev.parley.generation.Journal.Checkpoint;
import dev.parley.generation.JournalWriter.PendingCheckpoint;
import java.util.Optional;

/** The text of an answer while it grows. One thread appends; others take the new text to show and to store it. */
final class AnswerBuffer {
    /**
     * The text since the last frame.
     *
     * @param isReset whether this is the whole answer so far, which replaces the text that was shown before
     */
    record Delta(String text, String reasoning, boolean isReset) {
        Delta(String text, String reasoning) {
            this(text, reasoning, false);
        }

        boolean isEmpty() {
            return text.isEmpty() && reasoning.isEmpty() && !isReset;
        }
    }

    /**
     * How far a reader has got.
     *
     * @param resets how often text had become reasoning by then
     */
    record Place(int text, int reasoning, int resets) {
        static final Place BEGIN = new Place(0, 0, 0);
    }

    /** The text since a place, and the place after it. */
    record Since(Delta delta, Place place) {}

    private static final String BREAK = "\n\n";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private int shownText;
    private int shownReasoning;
    /** Counts the changes. */
    private long version;

    private long storedVersion;
    private final int textBegin;
    private boolean isReset;
    private int resets;

    /** @param from the text that is stored already */
    AnswerBuffer(Checkpoint from) {
        text.append(from.text());
        reasoning.append(from.reasoning());
        textBegin = text.length();
    }

    synchronized void appendText(String delta) {
        text.append(delta);
        version++;
    }

    synchronized void appendReasoning(String delta) {
        reasoning.append(delta);
        version++;
    }

    /**
     * Makes reasoning of the text that this generation has written so far. The text is dropped if the server has sent the
     * same text as reasoning before.
     */
    synchronized void moveTextToReasoning() {
        var thought = text.substring(textBegin).strip();
        text.setLength(textBegin);
        if (!withoutWhitespace(reasoning).contains(withoutWhitespace(thought))) {
            reasoning.append(reasoning.isEmpty() ? "" : BREAK).append(thought);
        }
        isReset = true;
        resets++;
        version++;
    }

    synchronized boolean isOver(int charsMax) {
        return text.length() > charsMax || reasoning.length() > charsMax;
    }

    synchronized Delta takeDelta() {
        var delta = isReset
                ? new Delta(text.toString(), reasoning.toString(), true)
                : new Delta(text.substring(shownText), reasoning.substring(shownReasoning));
        isReset = false;
        shownText = text.length();
        shownReasoning = reasoning.length();
        return delta;
    }

    /** The text since this place, for one of many readers. */
    synchronized Since since(Place from) {
        boolean isOther = from.resets() != resets && !from.equals(Place.BEGIN);
        var delta = isOther
                ? new Delta(text.toString(), reasoning.toString(), true)
                : new Delta(text.substring(from.text()), reasoning.substring(from.reasoning()));
        return new Since(delta, new Place(text.length(), reasoning.length(), resets));
    }

    /** The whole answer, if some of it is not stored yet. */
    synchronized Optional<PendingCheckpoint> pendingCheckpoint(long messageId) {
        if (version == storedVersion) {
            return Optional.empty();
        }
        long taken = version;
        var checkpoint = new Checkpoint(messageId, text.toString(), reasoning.toString());
        return Optional.of(new PendingCheckpoint(checkpoint, () -> markStoredUpTo(taken)));
    }

    private synchronized void markStoredUpTo(long taken) {
        storedVersion = Math.max(storedVersion, taken);
    }

    synchronized String text() {
        return text.toString();
    }

    synchronized String reasoning() {
        return reasoning.toString();
    }

    private static String withoutWhitespace(CharSequence text) {
        return text.toString().replaceAll("\\s+", "");
    }
}
