package dev.parley.generation;

import dev.parley.generation.Journal.Checkpoint;
import dev.parley.generation.JournalWriter.PendingCheckpoint;
import java.util.Optional;

/** The text of an answer while it grows. One thread appends, others take what is new to show and to keep. */
final class AnswerBuffer {
    /**
     * What came since the last frame.
     *
     * @param isReset whether this is the whole answer so far, which replaces what was shown before
     */
    record Delta(String text, String reasoning, boolean isReset) {
        Delta(String text, String reasoning) {
            this(text, reasoning, false);
        }

        boolean isEmpty() {
            return text.isEmpty() && reasoning.isEmpty() && !isReset;
        }
    }

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

    /** @param from what is kept of it already */
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
     * The text that this generation wrote so far was reasoning. It is dropped if the server sent the same as reasoning
     * before.
     */
    synchronized void moveTextToReasoning() {
        var thought = text.substring(textBegin).strip();
        text.setLength(textBegin);
        if (!withoutWhitespace(reasoning).contains(withoutWhitespace(thought))) {
            reasoning.append(reasoning.isEmpty() ? "" : BREAK).append(thought);
        }
        isReset = true;
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

    /** All of it, if not all of it is kept. */
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
