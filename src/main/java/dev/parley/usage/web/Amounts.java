package dev.parley.usage.web;

import dev.parley.usage.Month;
import dev.parley.web.Translations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Writes numbers, money and months in the language of a page. */
public final class Amounts {
    static final int MICRO_DIGITS = 6;
    /** Prices and costs of single answers are often less than a cent. */
    private static final int SMALL_DIGITS = 4;

    private static final int SMALL_MICROS = 100_000;
    private static final int FEW_MICROS = 10_000_000;

    private final Locale locale;
    private final char decimalPoint;
    private final Currency currency;

    /** @param currency its ISO code */
    public Amounts(Translations translations, String currency) {
        this.locale = translations.locale();
        this.decimalPoint = translations.decimalPoint();
        this.currency = Currency.getInstance(currency);
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** For the lines of a chart, where there is little room. */
    String shortNumber(long number) {
        var format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    /** For the lines of a chart: without cents if all of it is more than a few. */
    String shortMoney(long micros) {
        if (micros < FEW_MICROS || micros % 1_000_000 != 0) {
            return money(micros);
        }
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMaximumFractionDigits(0);
        return format.format(BigDecimal.valueOf(micros, MICRO_DIGITS));
    }

    /** An amount with its currency. Very small amounts have up to four digits after the point. */
    public String money(long micros) {
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(Math.abs(micros) < SMALL_MICROS ? Math.max(digits, SMALL_DIGITS) : digits);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(BigDecimal.valueOf(micros, MICRO_DIGITS));
    }

    /** An amount as a user would enter it. */
    String entered(long micros) {
        var plain =
                BigDecimal.valueOf(micros, MICRO_DIGITS).stripTrailingZeros().toPlainString();
        return plain.replace('.', decimalPoint);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(locale)
                .format(day);
    }

    String shortMonth(Month month) {
        return DateTimeFormatter.ofPattern("LLL", locale).format(month.value());
    }

    String month(Month month) {
        return month(month.value());
    }

    /** A month in words. */
    public String month(YearMonth month) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", locale).format(month);
    }
}
