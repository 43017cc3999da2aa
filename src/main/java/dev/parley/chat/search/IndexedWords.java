package dev.parley.chat.search;

import java.util.LinkedHashSet;

/** The words of a message as they are stored for the index. */
final class IndexedWords {
    /** PostgreSQL allows 1 MB for a message. A text that is longer as a list of words is found by its first ones only. */
    static final int CHARS_MAX = 500_000;

    private IndexedWords() {}

    /** The user, and each word of the title and of the text once, separated by blanks. */
    static String of(long userId, String content, String title) {
        var tokens = new LinkedHashSet<String>();
        tokens.add(userToken(userId));
        Words.of(title).forEach(word -> tokens.add(Field.TITLE.token(word.text())));
        Words.of(content).forEach(word -> tokens.add(Field.TEXT.token(word.text())));
        var words = String.join(" ", tokens);
        return words.length() <= CHARS_MAX ? words : words.substring(0, words.lastIndexOf(' ', CHARS_MAX));
    }

    /** Indexed with each message, so that the messages of others cost nothing. No word has this token. */
    static String userToken(long userId) {
        return "__" + userId;
    }
}
