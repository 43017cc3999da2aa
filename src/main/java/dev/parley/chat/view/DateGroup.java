package dev.parley.chat.view;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The heading under which a chat is listed.
 *
 * @param kind {@code today}, {@code yesterday}, {@code week}, {@code month} (the last 30 days) or {@code earlier}
 * @param name the month of {@code earlier}, with the year unless it is the current one; otherwise empty
 */
public record DateGroup(String kind, String name) {
    static final DateGroup TODAY = new DateGroup("today", "");

    private static final int WEEK_DAYS = 7;
    private static final int MONTH_DAYS = 30;

    /** The group of a chat that was last active on this day. */
    public static DateGroup of(LocalDate day, LocalDate today, Locale locale) {
        // After the clock was set back, chats can have a later date than today.
        if (!day.isBefore(today)) {
            return TODAY;
        }
        if (day.equals(today.minusDays(1))) {
            return new DateGroup("yesterday", "");
        }
        if (!day.isBefore(today.minusDays(WEEK_DAYS))) {
            return new DateGroup("week", "");
        }
        if (!day.isBefore(today.minusDays(MONTH_DAYS))) {
            return new DateGroup("month", "");
        }
        var pattern = day.getYear() == today.getYear() ? "LLLL" : "LLLL yyyy";
        return new DateGroup(
                "earlier", DateTimeFormatter.ofPattern(pattern, locale).format(day));
    }
}
