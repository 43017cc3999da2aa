package dev.parley.chat.view;

import dev.parley.chat.search.SearchHit;
import dev.parley.chat.search.SearchPage;
import dev.parley.chat.search.SearchQuery;
import dev.parley.chat.search.Snippet;
import dev.parley.chat.search.Snippet.Piece;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/**
 * A page of hits, as templates show it.
 *
 * @param older where the next page begins; 0 if this is the last page
 */
public record SearchResults(List<SearchRow> rows, long older) {
    /** Prepares the hits of a query for a language and a time zone. */
    public static SearchResults of(SearchPage page, SearchQuery query, Locale locale, ZoneId zone) {
        var date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(zone);
        return new SearchResults(
                page.hits().stream().map(hit -> row(hit, query, date)).toList(), page.older());
    }

    private static SearchRow row(SearchHit hit, SearchQuery query, DateTimeFormatter date) {
        var snippet = Snippet.of(hit.content(), query);
        boolean isMessage = snippet.stream().anyMatch(Piece::marked);
        return new SearchRow(
                hit.chatId(),
                isMessage ? hit.messageId() : 0,
                hit.title(),
                Snippet.whole(hit.title(), query),
                snippet,
                hit.role().name().toLowerCase(Locale.ROOT),
                date.format(hit.createdAt()));
    }
}
