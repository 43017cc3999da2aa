package dev.parley.transfer.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Dates as a browser displays them, in whatever language and time zone it has: {@code 11/30/2026, 10:31:52 PM},
 * {@code 30.11.2026, 22:31:52}, {@code 2026/11/30 22:31:52}. Taken as UTC.
 */
final class LocalDates {
    private static final Pattern DATE = Pattern.compile("(\\d{1,4})(?<separator>[/.-]) ?(\\d{1,2})[/.-] ?(\\d{1,4})"
            + "\\D{1,12}?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\D{0,20}");
    private static final int YEAR_MIN = 1000;
    private static final int MONTHS = 12;
    private static final int NOON = 12;

    private LocalDates() {}

    /** @param lastUpdate no date is later, which tells day and month apart for some */
    static Optional<Instant> instant(String text, Optional<Instant> lastUpdate) {
        var found = DATE.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        var date = found.toMatchResult();
        int first = number(date, 1);
        int second = number(date, 3);
        int third = number(date, 4);
        if (first >= YEAR_MIN) {
            return instant(date, first, second, third);
        }
        boolean isMonthFirst = first <= MONTHS && !found.group("separator").equals(".");
        var american = isMonthFirst ? instant(date, third, first, second) : Optional.<Instant>empty();
        return american.filter(time -> !isLater(time, lastUpdate)).or(() -> instant(date, third, second, first));
    }

    private static boolean isLater(Instant time, Optional<Instant> lastUpdate) {
        return lastUpdate.isPresent() && time.isAfter(lastUpdate.get().plusSeconds(ZoneOffset.MAX.getTotalSeconds()));
    }

    private static Optional<Instant> instant(MatchResult date, int year, int month, int day) {
        int hour = number(date, 5);
        var half = date.group().toLowerCase(Locale.ROOT);
        boolean isAfternoon = half.contains("pm") || half.contains("p.m") || half.contains("下午");
        boolean isMorning = half.contains("am") || half.contains("a.m") || half.contains("上午");
        int hours = isAfternoon && hour < NOON ? hour + NOON : isMorning && hour == NOON ? 0 : hour;
        try {
            var time = LocalDateTime.of(
                    year, month, day, hours, number(date, 6), date.group(7) == null ? 0 : number(date, 7));
            return Optional.of(time.toInstant(ZoneOffset.UTC)).filter(Times::isPossible);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(MatchResult date, int group) {
        return Integer.parseInt(date.group(group));
    }
}
