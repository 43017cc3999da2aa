package dev.parley.chat.search;

import java.util.Collection;
import java.util.TreeSet;

/** The words of a document as they are stored in one row, and what is special about those of a title. */
final class DocumentWords {
    /** Before each word of a title. It never is part of a word. */
    static final char TITLE = '#';

    private DocumentWords() {}

    /** Each word once, with a blank before and after it. */
    static String of(String content, String title) {
        var words = new TreeSet<String>();
        Words.of(content).forEach(word -> words.add(word.text()));
        Words.of(title).forEach(word -> words.add(TITLE + word.text()));
        return join(words);
    }

    static String[] split(String stored) {
        return stored.isBlank() ? new String[0] : stored.strip().split(" ");
    }

    private static String join(Collection<String> words) {
        return words.isEmpty() ? "" : " " + String.join(" ", words) + " ";
    }
}
