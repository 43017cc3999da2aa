package dev.parley.chat;

/**
 * A try to answer a question.
 *
 * @param answer the answer to be written or continued
 * @param isNew false when the same request had been served before, and nothing is left to do
 */
record StartedAnswer(Message answer, boolean isNew) {}
