package dev.parley.provider;

import dev.parley.provider.ModelEvent.Reasoning;
import dev.parley.provider.ModelEvent.Text;
import dev.parley.provider.ModelEvent.TextWasReasoning;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Separates reasoning from the answer when a server leaves both in the text, see {@link ThinkTag}. A tag may be split
 * between deltas at any position.
 *
 * <p>Reasoning blocks are at the start of an answer, one after another. Further down, a tag may be the subject of the
 * answer, so it counts only where models usually put it: an opening tag at the beginning of a line, if the answer has
 * had reasoning before; a closing tag without an opening one ({@link TextWasReasoning}) if it is the first tag of the
 * answer, outside of code, at the beginning of a line or after the end of a sentence.
 */
final class ThinkTagParser {
    private static final int LEADING_WHITESPACE_CHARS_MAX = 64;
    private static final String SENTENCE_ENDS = ".!?)…。！？）";
    private static final String BLOCK_BREAK = "\n\n";

    private enum Place {
        /** Only white space so far, and perhaps a closing tag. */
        START,
        INSIDE,
        BEHIND,
        ANSWER
    }

    private final Consumer<ModelEvent> events;
    private final StringBuilder held = new StringBuilder();
    private MarkdownPosition markdown = new MarkdownPosition();
    private Place place = Place.START;
    private Pattern closing = Pattern.compile("");
    /** A closing tag at the very beginning of the answer. */
    private String leading = "";

    private boolean hasThought;
    private boolean hasText;
    private boolean isBlockEmpty = true;
    /** Whether the text of the answer itself contains a tag. */
    private boolean hasTag;

    ThinkTagParser(Consumer<ModelEvent> events) {
        this.events = events;
    }

    void accept(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (place == Place.ANSWER && held.isEmpty() && !ThinkTag.mayBeginIn(text)) {
            markdown.pass(text, 0, text.length());
            emit(text);
            return;
        }
        held.append(text);
        // Each step reads as far as it can; when it meets a tag, the next step reads the rest.
        Place before;
        int lengthBefore;
        do {
            before = place;
            lengthBefore = held.length();
            switch (place) {
                case START, BEHIND -> begin();
                case INSIDE -> inside();
                case ANSWER -> answer();
            }
        } while (place != before || held.length() < lengthBefore);
    }

    /**
     * Ends the text. A held-back beginning of a tag is emitted as text.
     *
     * @param hasThoughtElsewhere whether the server has sent reasoning outside of the text
     */
    void end(boolean hasThoughtElsewhere) {
        if (place == Place.INSIDE) {
            emitReasoning(held.length());
        } else if (place != Place.BEHIND) {
            // The answer is only a closing tag.
            held.insert(0, hasThought || hasText || hasThoughtElsewhere ? "" : leading);
            emitText(held.length());
        }
        held.setLength(0);
    }

    private void begin() {
        int begin = whitespace();
        var opening = ThinkTag.opening(held).region(begin, held.length());
        var anyClosing = ThinkTag.closing(held).region(begin, held.length());
        if (opening.lookingAt()) {
            open(opening);
        } else if (anyClosing.lookingAt()) {
            leading += held.substring(0, anyClosing.end());
            held.delete(0, anyClosing.end());
        } else if (begin < held.length() ? !isBegun(begin) : begin > LEADING_WHITESPACE_CHARS_MAX) {
            held.delete(0, place == Place.BEHIND || !leading.isEmpty() ? begin : 0);
            place = Place.ANSWER;
        }
    }

    private int whitespace() {
        int chars = 0;
        while (chars < held.length() && Character.isWhitespace(held.charAt(chars))) {
            chars++;
        }
        return chars;
    }

    /** Handles an opening tag. */
    private void open(Matcher opening) {
        if (opening.group("empty") == null) {
            closing = ThinkTag.closing(opening);
            isBlockEmpty = true;
            place = Place.INSIDE;
        }
        held.delete(0, opening.end());
    }

    private void inside() {
        if (isBlockEmpty) {
            held.delete(0, whitespace());
        }
        var close = closing.matcher(held);
        if (close.find()) {
            int chars = close.end() - close.start();
            emitReasoning(close.start());
            held.delete(0, chars);
            goBehind();
            return;
        }
        int begun = held.length();
        for (int i = Math.max(0, held.length() - ThinkTag.CHARS_MAX); i < begun; i++) {
            if (ThinkTag.mayBegin(held.charAt(i)) && ThinkTag.isBegun(close, i, held.length())) {
                begun = i;
            }
        }
        emitReasoning(begun);
    }

    /** Emits what is certainly text, and holds back what may be a tag. */
    private void answer() {
        int seen = 0;
        for (int i = 0; i < held.length(); i++) {
            if (!ThinkTag.mayBegin(held.charAt(i))) {
                continue;
            }
            markdown.pass(held, seen, i);
            seen = i;
            if (isBegun(i)) {
                emitPassed(i);
                return;
            }
            if (isTag(i)) {
                return;
            }
        }
        markdown.pass(held, seen, held.length());
        emitPassed(held.length());
    }

    /** Whether a tag that counts begins at this position. If so, handles it. */
    private boolean isTag(int at) {
        var opening = ThinkTag.opening(held).region(at, held.length());
        if (opening.lookingAt()) {
            if (hasThought && markdown.isLineBlank() && !markdown.isInFence()) {
                emitPassed(at);
                var again = ThinkTag.opening(held);
                if (again.lookingAt()) {
                    open(again);
                }
                return true;
            }
            hasTag = true;
            return false;
        }
        var anyClosing = ThinkTag.closing(held).region(at, held.length());
        if (!anyClosing.lookingAt()) {
            return false;
        }
        if (hasTag || hasThought || !closesThought()) {
            hasTag = true;
            return false;
        }
        int chars = anyClosing.end() - at;
        textWasReasoning(at);
        held.delete(0, chars);
        goBehind();
        return true;
    }

    private boolean closesThought() {
        if (markdown.isLineBlank()) {
            return !markdown.isInFence();
        }
        boolean isWord = Character.isLetterOrDigit(markdown.last());
        return !markdown.isInCode() && (isWord || SENTENCE_ENDS.indexOf(markdown.lastVisible()) >= 0);
    }

    private void goBehind() {
        place = Place.BEHIND;
        hasThought = true;
        markdown = new MarkdownPosition();
    }

    private void textWasReasoning(int chars) {
        if (hasText) {
            emitPassed(chars);
            events.accept(new TextWasReasoning());
        } else {
            emitReasoning(chars);
        }
        hasText = false;
    }

    private boolean isBegun(int at) {
        return ThinkTag.isBegun(ThinkTag.opening(held), at, held.length())
                || ThinkTag.isBegun(ThinkTag.closing(held), at, held.length());
    }

    private void emitReasoning(int chars) {
        if (chars > 0) {
            boolean isNext = hasThought && isBlockEmpty;
            events.accept(new Reasoning((isNext ? BLOCK_BREAK : "") + held.substring(0, chars)));
            held.delete(0, chars);
            isBlockEmpty = false;
            hasThought = true;
        }
    }

    private void emitText(int chars) {
        markdown.pass(held, 0, chars);
        emitPassed(chars);
    }

    private void emitPassed(int chars) {
        if (chars > 0) {
            emit(held.substring(0, chars));
            held.delete(0, chars);
        }
    }

    private void emit(String text) {
        hasText = true;
        events.accept(new Text(text));
    }
}
