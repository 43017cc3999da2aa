package dev.parley.chat;

/**
 * A question and the answer to it.
 *
 * @param isNew false when the same request had been stored before, and nothing is left to do
 */
record Exchange(Chat chat, Message question, Message answer, boolean isNew) {}
