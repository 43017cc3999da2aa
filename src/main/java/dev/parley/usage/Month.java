package dev.parley.usage;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** A calendar month in UTC, as it is stored: 202611 for November 2026. */
public record Month(YearMonth value) {
    private static final int FACTOR = 100;
    /** The four digits of a year and two of a month. */
    private static final String PATTERN = "[2-9]\\d{3}-(0[1-9]|1[0-2])";

    static Month of(Instant instant) {
        return new Month(YearMonth.from(instant.atZone(ZoneOffset.UTC)));
    }

    /** The current month. */
    public static Month now(Clock clock) {
        return of(clock.instant());
    }

    /** Parses a text such as {@code 2026-11}. */
    public static Optional<Month> parse(String text) {
        return text.matches(PATTERN) ? Optional.of(new Month(YearMonth.parse(text))) : Optional.empty();
    }

    static Month ofNumber(long number) {
        return new Month(YearMonth.of((int) (number / FACTOR), (int) (number % FACTOR)));
    }

    /** The month so many months earlier. */
    public Month minus(int months) {
        return new Month(value.minusMonths(months));
    }

    /** As it is stored, such as 202611. */
    public long number() {
        return (long) value.getYear() * FACTOR + value.getMonthValue();
    }

    /** The first day. */
    public LocalDate firstDay() {
        return value.atDay(1);
    }

    /** The last day. */
    public LocalDate lastDay() {
        return value.atEndOfMonth();
    }

    /** When the next month begins. */
    public Instant end() {
        return value.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** As in a URL, such as {@code 2026-11}. */
    @Override
    public String toString() {
        return value.toString();
    }
}
