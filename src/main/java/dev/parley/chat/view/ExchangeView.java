package dev.parley.chat.view;

import java.util.List;

/**
 * An exchange with a model server, as a page shows it. A text that is too long is shown as far as there is room.
 *
 * @param number from 1
 * @param status such as {@code 200}; empty if there was no reply
 * @param end how it ended, in words
 * @param started when the request was sent
 * @param times what happened how long after that
 * @param request the body, indented
 * @param requestExact the body as it was sent
 * @param requestNotes what is missing in the body, in words
 * @param curl the command; empty if it is too long
 * @param reply the body as it was received
 * @param replyNotes what is missing in it, in words
 */
public record ExchangeView(
        int number,
        String line,
        String status,
        String end,
        String started,
        List<Time> times,
        List<TimelineView.Bar> bars,
        List<Fact> requestHeaders,
        String request,
        String requestExact,
        String requestNotes,
        String curl,
        List<Fact> replyHeaders,
        String reply,
        String replyNotes) {
    /** An event; {@code series} is the colour of the part of the bar that ends with it, or empty. */
    public record Time(String name, String value, String series) {}

    /** A name and a value. */
    public record Fact(String name, String value) {}
}
