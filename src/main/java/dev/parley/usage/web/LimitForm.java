package dev.parley.usage.web;

import dev.parley.usage.Limit;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.Translations;
import java.util.LinkedHashMap;
import java.util.Map;

/** The two fields of a monthly limit. An empty field is no limit. */
final class LimitForm {
    private static final String TOKENS = "tokens_max";
    private static final String MONEY = "money_max";

    private LimitForm() {}

    /** The limit in a form; errors are added to its view, and then the result is meaningless. */
    static Limit read(Form form, FormView view, Translations translations) {
        var fields = new AmountFields(form, view, translations.decimalPoint());
        return new Limit(fields.tokens(TOKENS), fields.micros(MONEY));
    }

    /** The values of the fields. */
    static Map<String, String> values(Limit limit, Amounts amounts) {
        var values = new LinkedHashMap<String, String>();
        limit.tokens().ifPresent(tokens -> values.put(TOKENS, amounts.number(tokens)));
        limit.costMicros().ifPresent(micros -> values.put(MONEY, amounts.entered(micros)));
        return values;
    }
}
