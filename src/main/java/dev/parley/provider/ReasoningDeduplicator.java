package dev.parley.provider;

import dev.parley.provider.ModelEvent.Reasoning;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Removes duplicate reasoning: some servers send it in two places at the same time, such as {@code reasoning} and
 * {@code <think>} in the text. Reasoning from the first place passes at once. Reasoning from another place is held back
 * while it is the same, apart from white space, and passes from where it differs.
 */
final class ReasoningDeduplicator {
    /**
     * After this many equal characters, the equal part counts as a duplicate and is dropped when a difference follows.
     */
    private static final int SAME_CHARS_MIN = 32;

    private static final class Echo {
        private final StringBuilder unsaid = new StringBuilder();
        /** How many characters have been compared and are equal. */
        private int inUnsaid;

        private int inSaid;
        private boolean isItsOwn;
    }

    private final Consumer<ModelEvent> events;
    private final StringBuilder said = new StringBuilder();
    private final Map<String, Echo> echoes = new HashMap<>();
    private String firstPlace = "";

    ReasoningDeduplicator(Consumer<ModelEvent> events) {
        this.events = events;
    }

    boolean isEmpty() {
        return firstPlace.isEmpty();
    }

    /** @param place the source of the reasoning, such as a field of the delta */
    void accept(String place, String thought) {
        if (thought.isEmpty()) {
            return;
        }
        if (firstPlace.isEmpty()) {
            firstPlace = place;
        }
        if (firstPlace.equals(place)) {
            said.append(thought);
            emit(thought);
            return;
        }
        var echo = echoes.computeIfAbsent(place, name -> new Echo());
        if (echo.isItsOwn) {
            emit(thought);
        } else {
            echo.unsaid.append(thought);
            compare(echo);
        }
    }

    /** Ends the reasoning. Text from another place that continues after the end of the first is new. */
    void end() {
        for (var echo : echoes.values()) {
            if (!echo.isItsOwn) {
                compare(echo);
                emitOwn(echo, echo.inUnsaid);
            }
        }
        echoes.clear();
    }

    private void compare(Echo echo) {
        for (; echo.inUnsaid < echo.unsaid.length(); echo.inUnsaid++) {
            char next = echo.unsaid.charAt(echo.inUnsaid);
            if (Character.isWhitespace(next)) {
                continue;
            }
            while (echo.inSaid < said.length() && Character.isWhitespace(said.charAt(echo.inSaid))) {
                echo.inSaid++;
            }
            if (echo.inSaid == said.length()) {
                return;
            }
            if (said.charAt(echo.inSaid) != next) {
                emitOwn(echo, echo.inUnsaid < SAME_CHARS_MIN ? 0 : echo.inUnsaid);
                return;
            }
            echo.inSaid++;
        }
    }

    private void emitOwn(Echo echo, int from) {
        echo.isItsOwn = true;
        var own = echo.unsaid.substring(Math.min(from, echo.unsaid.length()));
        echo.unsaid.setLength(0);
        if (!own.isBlank()) {
            emit(own);
        }
    }

    private void emit(String thought) {
        events.accept(new Reasoning(thought));
    }
}
