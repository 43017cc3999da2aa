package dev.parley.chat.view;

import dev.parley.chat.view.ExchangeView.Fact;
import dev.parley.chat.view.ExchangeView.Time;
import dev.parley.exchange.CurlCommand;
import dev.parley.exchange.StoredBody;
import dev.parley.exchange.StoredExchange;
import dev.parley.provider.ExchangeFacts;
import dev.parley.provider.JsonText;
import dev.parley.provider.SentHeader;
import dev.parley.web.Translations;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts the exchanges of an answer into words. */
public final class ExchangeViews {
    /** Of each body; the rest can be downloaded. */
    static final int SHOWN_CHARS_MAX = 20_000;

    /** What is read of a body to show its beginning. Indented, it becomes longer. */
    private static final int READ_BYTES_MAX = 128 * 1024;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Translations translations;
    private final TimelineView timeline;

    private ExchangeViews(List<StoredExchange> exchanges, Translations translations) {
        this.translations = translations;
        timeline = new TimelineView(exchanges);
    }

    /** The exchanges of one answer. */
    public static List<ExchangeView> of(List<StoredExchange> exchanges, Translations translations) {
        var views = new ExchangeViews(exchanges, translations);
        return exchanges.stream().map(views::view).toList();
    }

    private ExchangeView view(StoredExchange exchange) {
        var facts = exchange.facts();
        var request = beginning(exchange.request());
        var reply = beginning(exchange.reply());
        return new ExchangeView(
                exchange.number(),
                facts.method() + " " + facts.url(),
                facts.status().map(String::valueOf).orElse(""),
                translations.text("exchange-end." + facts.end().name().toLowerCase(Locale.ROOT), facts.failure()),
                translations.text("exchange.started", TIME.format(facts.startedAt())),
                times(facts),
                timeline.bars(facts),
                headers(facts.requestHeaders()),
                shown(JsonText.indented(request)),
                shown(request),
                notes(request, facts.requestBytes(), facts.requestCut()),
                request.length() > SHOWN_CHARS_MAX ? "" : CurlCommand.of(facts, request),
                headers(facts.replyHeaders()),
                shown(reply),
                notes(reply, facts.replyBytes(), facts.replyCut()));
    }

    private List<Time> times(ExchangeFacts facts) {
        return Stream.of(
                        time("exchange.headers", facts.headersAfter(), "series-0"),
                        time("exchange.first-byte", facts.firstByteAfter(), ""),
                        time("exchange.first-delta", facts.firstDeltaAfter(), "series-1"),
                        time("exchange.ended", Optional.of(facts.endAfter()), "series-2"))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Time> time(String name, Optional<Long> after, String series) {
        return after.map(ms -> new Time(translations.text(name), translations.text("exchange.after", ms), series));
    }

    private static List<Fact> headers(List<SentHeader> headers) {
        return headers.stream()
                .map(header -> new Fact(header.name(), header.masked()))
                .toList();
    }

    private String notes(String body, long bytes, boolean isCut) {
        var notes = new ArrayList<String>();
        notes.add(translations.text("exchange.bytes", bytes));
        if (isCut) {
            notes.add(translations.text("exchange.cut"));
        }
        if (body.length() > SHOWN_CHARS_MAX) {
            notes.add(translations.text("exchange.shown", SHOWN_CHARS_MAX));
        }
        if (CurlCommand.hasFiles(body)) {
            notes.add(translations.text("exchange.images"));
        }
        return String.join(" ", notes);
    }

    private static String beginning(StoredBody body) {
        return new String(body.first(READ_BYTES_MAX), StandardCharsets.UTF_8);
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS_MAX ? text : text.substring(0, SHOWN_CHARS_MAX) + "…";
    }
}
