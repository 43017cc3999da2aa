package dev.parley.connection.check;

import dev.parley.connection.check.CheckedStep.Raw;
import dev.parley.provider.Exchange;
import dev.parley.provider.SentHeader;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a recorded exchange as text. Its secrets are masked already. */
final class RawText {
    /** Of each body. */
    private static final int BODY_BYTES_MAX = 8 * 1024;

    private RawText() {}

    static Raw of(Exchange exchange) {
        var facts = exchange.facts();
        var sent = facts.method() + " " + facts.url() + "\n" + headers(facts.requestHeaders()) + "\n"
                + body(exchange.requestText(BODY_BYTES_MAX), facts.requestBytes());
        var received = facts.status()
                .map(status -> status + "\n" + headers(facts.replyHeaders()) + "\n"
                        + body(exchange.replyText(BODY_BYTES_MAX), facts.replyBytes()))
                .orElse(facts.failure());
        return new Raw(sent.strip(), received.strip());
    }

    private static String headers(List<SentHeader> headers) {
        return headers.stream()
                .map(header -> header.name() + ": " + header.masked() + "\n")
                .collect(Collectors.joining());
    }

    private static String body(String text, long bytes) {
        return bytes > BODY_BYTES_MAX ? text + "\n…" : text;
    }
}
