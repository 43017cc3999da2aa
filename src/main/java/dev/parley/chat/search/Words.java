package dev.parley.chat.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a text into words. Scripts that put no blanks between words (Chinese, Japanese, Thai and others) give each pair of
 * neighbouring characters instead, and the last character. Symbols such as emoji are words; punctuation is none.
 */
public final class Words {
    /** Of a longer text, only the beginning is searched. */
    public static final int TEXT_CHARS_MAX = 256 * 1024;

    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int position;

    private Words(String text) {
        this.text = text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text;
    }

    /** The words of a text, in its order. */
    public static List<Word> of(String text) {
        var words = new Words(text);
        while (words.position < words.text.length()) {
            words.next();
        }
        return words.words;
    }

    private void next() {
        int start = position;
        int first = text.codePointAt(start);
        switch (CharacterKind.of(first)) {
            case WORD -> {
                skip(CharacterKind.WORD);
                add(start, position);
            }
            case UNSPACED -> pairs();
            case SYMBOL -> {
                position += Character.charCount(first);
                add(start, position);
            }
            case MARK, SEPARATOR -> position += Character.charCount(first);
        }
    }

    /** Moves after all characters of this kind, and marks among them. */
    private void skip(CharacterKind kind) {
        while (position < text.length()) {
            int c = text.codePointAt(position);
            var its = CharacterKind.of(c);
            if (its != kind && its != CharacterKind.MARK) {
                return;
            }
            position += Character.charCount(c);
        }
    }

    private void pairs() {
        int start = position;
        int middle = afterOne();
        while (position < text.length() && CharacterKind.of(text.codePointAt(position)) == CharacterKind.UNSPACED) {
            int end = afterOne();
            add(start, end);
            start = middle;
            middle = end;
        }
        add(start, middle);
    }

    /** Moves after one character and its marks. */
    private int afterOne() {
        position += Character.charCount(text.codePointAt(position));
        skip(CharacterKind.MARK);
        return position;
    }

    private void add(int start, int end) {
        var folded = Folding.fold(text.substring(start, end));
        if (!folded.isEmpty()) {
            words.add(new Word(folded, start, end));
        }
    }
}
