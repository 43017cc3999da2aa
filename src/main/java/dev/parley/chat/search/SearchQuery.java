package dev.parley.chat.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a user searches for: messages that have all these words. The last one may be incomplete, because the user is still
 * typing. Any text is a query; punctuation and operators mean nothing.
 */
public final class SearchQuery {
    /** Further words are ignored. */
    public static final int WORDS_MAX = 16;

    /** Of a longer text, only the beginning is used. */
    private static final int TEXT_CHARS_MAX = 1_000;

    private final List<SearchTerm> terms;

    private SearchQuery(List<SearchTerm> terms) {
        this.terms = terms;
    }

    /** The query in a text. */
    public static SearchQuery of(String text) {
        var words = words(text.length() > TEXT_CHARS_MAX ? text.substring(0, TEXT_CHARS_MAX) : text);
        var terms = new LinkedHashSet<SearchTerm>();
        for (int i = 0; i < words.size() && terms.size() < WORDS_MAX; i++) {
            terms.add(new SearchTerm(words.get(i).text(), i == words.size() - 1));
        }
        return new SearchQuery(List.copyOf(terms));
    }

    /**
     * The words of the text. Where characters are paired, the last character of the text alone tells nothing more, and a
     * text that goes on after it would not be found.
     */
    private static List<Word> words(String text) {
        var words = new ArrayList<>(Words.of(text));
        for (int i = words.size() - 1; i > 0; i--) {
            if (words.get(i).start() < words.get(i - 1).end()
                    && words.get(i).end() == words.get(i - 1).end()) {
                words.remove(i);
            }
        }
        return words;
    }

    /** Whether the text has no words. */
    public boolean isEmpty() {
        return terms.isEmpty();
    }

    /** Whether the query has a term for this word. */
    public boolean matches(Word word) {
        return terms.stream().anyMatch(term -> term.matches(word.text()));
    }

    /** All terms, with the longest first, because it is probably the rarest. */
    List<SearchTerm> terms() {
        return terms.stream()
                .sorted((a, b) -> Integer.compare(b.word().length(), a.word().length()))
                .collect(Collectors.toList());
    }
}
