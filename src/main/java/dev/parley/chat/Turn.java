package dev.parley.chat;

import jakarta.servlet.http.HttpServletResponse;

/**
 * A question and the answer to it.
 *
 * @param isNew false when the same request had been stored before, and nothing is left to do
 */
record Turn(Chat chat, Message question, Message answer, boolean isNew) {
    /** Holds the id of the question that a request stored. A browser keeps the draft until it has seen this header. */
    static final String STORED = "Parley-Stored";

    /** Says that the question is stored. Called before the page is rendered, because it stays stored if that fails. */
    void acknowledge(HttpServletResponse response) {
        response.setHeader(STORED, String.valueOf(question.id()));
    }
}
