package dev.parley.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/**
 * A date and time for an element {@code <time>}.
 *
 * @param text in the words of a language and the time zone of the server
 * @param utc the same with the offset of UTC, for the title
 * @param iso for programs
 */
public record Timestamp(String text, String utc, String iso) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** The time in a language and a time zone. */
    public static Timestamp of(Instant time, Locale locale, ZoneId zone) {
        var format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale)
                .withZone(zone);
        return new Timestamp(format.format(time), UTC.format(time), time.toString());
    }
}
