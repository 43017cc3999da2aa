package dev.parley.chat;

/**
 * A try to answer a question.
 *
 * @param answer to be written, or gone on with
 * @param isNew false when the same request had been served before, and nothing is left to do
 */
record StartedAnswer(Message answer, boolean isNew) {}
