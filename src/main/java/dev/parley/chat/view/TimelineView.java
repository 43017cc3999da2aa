package dev.parley.chat.view;

import dev.parley.exchange.StoredExchange;
import dev.parley.provider.ExchangeFacts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The times of all exchanges of an answer as bars on one scale from 0 to 100. */
public final class TimelineView {
    /** A visible minimum. */
    private static final double WIDTH_MIN = 0.5;

    /** A part of a bar; {@code series} is its colour. */
    public record Bar(String x, String width, int series) {}

    private final long start;
    private final double scale;

    /** The scale of these exchanges. */
    public TimelineView(List<StoredExchange> exchanges) {
        start = exchanges.stream()
                .mapToLong(exchange -> exchange.facts().startedAt().toEpochMilli())
                .min()
                .orElse(0);
        long end = exchanges.stream()
                .mapToLong(exchange -> exchange.facts().startedAt().toEpochMilli()
                        + exchange.facts().endAfter())
                .max()
                .orElse(0);
        scale = 100.0 / Math.max(1, end - start);
    }

    /** The waits for the headers and for the first text, and the time of the text. */
    List<Bar> bars(ExchangeFacts facts) {
        // Each colour ends with an event of the table; without that event, the time belongs to the next one.
        long headers = facts.headersAfter().orElse(0L);
        long text = facts.firstDeltaAfter().orElse(headers);
        return Stream.of(bar(facts, 0, headers, 0), bar(facts, headers, text, 1), bar(facts, text, facts.endAfter(), 2))
                .filter(bar -> !bar.width().isEmpty())
                .toList();
    }

    private Bar bar(ExchangeFacts facts, long from, long to, int series) {
        double x = (facts.startedAt().toEpochMilli() + from - start) * scale;
        double width = Math.max(WIDTH_MIN, (to - from) * scale);
        return new Bar(number(Math.min(x, 100 - WIDTH_MIN)), to > from ? number(width) : "", series);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
