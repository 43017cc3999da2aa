package dev.parley.chat.search;

/**
 * A word of a text.
 *
 * @param text the word as it is compared: in lower case, without accents
 * @param start the index of its first character in the text
 * @param end the index after its last character
 */
public record Word(String text, int start, int end) {}
