package dev.parley.chat.search;

/**
 * A word to be found.
 *
 * @param prefix whether words that begin with it are found, too
 */
record SearchTerm(String word, boolean prefix) {
    private static final String LAST_CHARACTER = Character.toString(Character.MAX_CODE_POINT);

    boolean matches(String other) {
        return prefix ? other.startsWith(word) : other.equals(word);
    }

    /** The last word that matches, in the order of code points; the first is the term itself. */
    String lastMatch() {
        return prefix ? word + LAST_CHARACTER : word;
    }

    /** How the term appears among words that each have a blank before and after. Words contain no wildcards. */
    String inWords() {
        return " " + word + (prefix ? "" : " ");
    }

    /** The same term in the title of a chat. */
    SearchTerm inTitle() {
        return new SearchTerm(DocumentWords.TITLE + word, prefix);
    }
}
