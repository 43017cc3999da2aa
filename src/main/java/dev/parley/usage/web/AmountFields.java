package dev.parley.usage.web;

import dev.parley.web.Form;
import dev.parley.web.FormView;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads numbers and money from forms. Users may write a decimal comma or a point, and group digits by blanks; a number that
 * means different amounts in different languages is refused.
 */
final class AmountFields {
    /** A million millions. */
    static final long TOKENS_MAX = 1_000_000_000_000L;
    /** In units of the currency. */
    static final long MONEY_MAX = 1_000_000_000L;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u202f\\u2009'’_]");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+|\\d{1,3}(?:\\.\\d{3})+");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(?:[.,]\\d{1,6})?|[.,]\\d{1,6}");
    /** A thousand in one language, one in another. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    private final Form form;
    private final FormView view;
    private final char decimalPoint;

    /** @param view gets the errors */
    AmountFields(Form form, FormView view, char decimalPoint) {
        this.form = form;
        this.view = view;
        this.decimalPoint = decimalPoint;
    }

    /** A number of tokens; empty if the field is. */
    Optional<Long> tokens(String field) {
        var text = BLANKS.matcher(form.text(field)).replaceAll("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        // Tokens are whole, so any separator groups digits.
        var digits = GROUPED.matcher(text).matches() ? text.replaceAll("[.,]", "") : text;
        if (WHOLE.matcher(digits).matches()) {
            long tokens = Long.parseLong(digits);
            if (tokens <= TOKENS_MAX) {
                return Optional.of(tokens);
            }
        }
        view.reject(field, "problem.tokens", TOKENS_MAX);
        return Optional.empty();
    }

    /** An amount of money in millionths of its currency; empty if the field is. */
    Optional<Long> micros(String field) {
        var text = BLANKS.matcher(form.text(field)).replaceAll("");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (AMBIGUOUS.matcher(text).matches() && text.indexOf(decimalPoint) < 0) {
            view.reject(field, "problem.money.ambiguous");
            return Optional.empty();
        }
        if (DECIMAL.matcher(text).matches()) {
            var amount = new BigDecimal(text.replace(',', '.'));
            if (amount.compareTo(BigDecimal.valueOf(MONEY_MAX)) <= 0) {
                return Optional.of(amount.movePointRight(Amounts.MICRO_DIGITS).longValueExact());
            }
        }
        view.reject(field, "problem.money", MONEY_MAX);
        return Optional.empty();
    }
}
