package dev.parley.chat.web;

import dev.parley.chat.Turn;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The response header that confirms a stored question. A browser keeps the draft until it has received this header. It is
 * set before the page is rendered, because the question stays stored if rendering fails.
 */
final class StoredHeader {
    static final String NAME = "Parley-Stored";

    private StoredHeader() {}

    static void set(HttpServletResponse response, Turn turn) {
        response.setHeader(NAME, String.valueOf(turn.question().id()));
    }
}
