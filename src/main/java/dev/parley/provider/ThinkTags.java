package dev.parley.provider;

import dev.parley.provider.ModelEvent.Reasoning;
import dev.parley.provider.ModelEvent.Text;
import java.util.function.Consumer;

/**
 * Tells what a model thinks from what it answers, where a server leaves both in the text as {@code <think>...</think>}.
 * Only at the start of an answer: further down it may be an answer about XML. The tags may be split over deltas anywhere.
 */
final class ThinkTags {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";
    private static final int LEADING_WHITESPACE_CHARS_MAX = 64;

    private enum Place {
        START,
        INSIDE,
        BEHIND,
        ANSWER
    }

    private final Consumer<ModelEvent> events;
    private final StringBuilder held = new StringBuilder();
    private Place place = Place.START;

    ThinkTags(Consumer<ModelEvent> events) {
        this.events = events;
    }

    void accept(String text) {
        held.append(text);
        if (place == Place.START) {
            start();
        }
        if (place == Place.INSIDE) {
            inside();
        }
        if (place == Place.BEHIND) {
            skipWhitespace();
        }
        if (place == Place.ANSWER) {
            emitText(held.length());
        }
    }

    /** Nothing more comes: what looked like the beginning of a tag was none. */
    void end() {
        if (place == Place.INSIDE) {
            emitReasoning(held.length());
        }
        place = Place.ANSWER;
        emitText(held.length());
    }

    private void start() {
        var begin = held.toString().stripLeading();
        if (begin.startsWith(OPEN)) {
            held.delete(0, held.length() - begin.length() + OPEN.length());
            place = Place.INSIDE;
        } else if (!OPEN.startsWith(begin) || held.length() > LEADING_WHITESPACE_CHARS_MAX) {
            place = Place.ANSWER;
        }
    }

    private void inside() {
        var end = held.indexOf(CLOSE);
        if (end < 0) {
            emitReasoning(held.length() - tagBegunAtTheEnd());
            return;
        }
        emitReasoning(end);
        held.delete(0, CLOSE.length());
        place = Place.BEHIND;
    }

    /** How many characters at the end may be the beginning of the closing tag. */
    private int tagBegunAtTheEnd() {
        var chars = Math.min(held.length(), CLOSE.length() - 1);
        while (!CLOSE.startsWith(held.substring(held.length() - chars))) {
            chars--;
        }
        return chars;
    }

    private void skipWhitespace() {
        var answer = held.toString().stripLeading();
        held.delete(0, held.length() - answer.length());
        if (!answer.isEmpty()) {
            place = Place.ANSWER;
        }
    }

    private void emitReasoning(int chars) {
        if (chars > 0) {
            events.accept(new Reasoning(held.substring(0, chars)));
            held.delete(0, chars);
        }
    }

    private void emitText(int chars) {
        if (chars > 0) {
            events.accept(new Text(held.substring(0, chars)));
            held.delete(0, chars);
        }
    }
}
