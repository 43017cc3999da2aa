package dev.parley.chat.search;

/**
 * A word to be found.
 *
 * @param prefix whether words that begin with it are found, too
 */
record SearchTerm(String word, boolean prefix) {
    boolean matches(String other) {
        return prefix ? other.startsWith(word) : other.equals(word);
    }
}
