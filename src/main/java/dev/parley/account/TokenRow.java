package dev.parley.account;

import dev.parley.web.Translations;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/**
 * A token as the page lists it.
 *
 * @param scopes what it allows, in words
 * @param expires the date, or the empty text if it never expires
 * @param used the date and time of the last request, or the empty text
 */
public record TokenRow(
        long id,
        String name,
        String ending,
        List<String> scopes,
        String created,
        String expires,
        boolean expired,
        String used) {
    static TokenRow of(ApiToken token, Instant now, ZoneId zone, Translations translations) {
        var dates = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(translations.locale())
                .withZone(zone);
        var times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(translations.locale())
                .withZone(zone);
        return new TokenRow(
                token.id(),
                token.name(),
                token.ending(),
                token.scopes().stream()
                        .map(scope -> translations.text(scope.message()))
                        .toList(),
                dates.format(token.createdAt()),
                token.expiresAt().map(time -> dates.format(time)).orElse(""),
                token.isExpired(now),
                token.lastUsedAt().map(time -> times.format(time)).orElse(""));
    }
}
