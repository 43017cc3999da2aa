package dev.parley.usage.web;

import dev.parley.account.CurrentUser;
import dev.parley.account.User;
import dev.parley.usage.KnownPrices;
import dev.parley.usage.Price;
import dev.parley.usage.PriceStore;
import dev.parley.usage.UsageSettings;
import dev.parley.web.Form;
import dev.parley.web.FormView;
import dev.parley.web.PageResponse;
import dev.parley.web.Templates;
import dev.parley.web.Translations;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** Renders the page of prices, and reads its form. */
final class PricePage {
    static final String PATTERN = "pattern";
    static final String INPUT = "input_price";
    static final String OUTPUT = "output_price";

    private static final int PATTERN_CHARS_MAX = 200;
    /** Models without a price that are offered for one. */
    private static final int OFFERED_MAX = 30;

    private final Templates templates;
    private final UsageSettings settings;
    private final PriceStore prices;
    private final Function<User, List<String>> models;

    /** @param models the ids of the models that a user can choose */
    PricePage(Templates templates, UsageSettings settings, PriceStore prices, Function<User, List<String>> models) {
        this.templates = templates;
        this.settings = settings;
        this.prices = prices;
        this.models = models;
    }

    PageResponse of(HttpServletRequest request, FormView form) {
        var translations = Translations.of(request);
        var amounts = new Amounts(translations, settings.currency());
        var missing = models.apply(CurrentUser.of(request)).stream()
                .filter(model -> prices.find(model).isEmpty())
                .limit(OFFERED_MAX)
                .toList();
        return templates
                .page(request, "admin/prices")
                .with("form", form)
                .with("currency", settings.currency())
                .with("missing", missing)
                .with("known", KnownPrices.list().size())
                .with("knownCurrency", KnownPrices.CURRENCY)
                .with("knownSince", amounts.month(KnownPrices.CHECKED))
                .with(
                        "prices",
                        prices.list().stream()
                                .map(price -> new PriceRow(
                                        price.pattern(),
                                        amounts.money(price.inputMicros()),
                                        amounts.money(price.outputMicros())))
                                .toList())
                .with("done", Form.query(request).text("done").equals("saved"));
    }

    /** The form for a new price, or with that of the {@code model} in the query. */
    FormView values(HttpServletRequest request) {
        var translations = Translations.of(request);
        var amounts = new Amounts(translations, settings.currency());
        var model = Form.query(request).line("model");
        var values = new LinkedHashMap<String, String>();
        values.put("currency", settings.currency());
        values.put(PATTERN, model);
        prices.list().stream()
                .filter(price -> price.pattern().equals(model))
                .findFirst()
                .ifPresent(price -> {
                    values.put(INPUT, amounts.entered(price.inputMicros()));
                    values.put(OUTPUT, amounts.entered(price.outputMicros()));
                });
        return FormView.of(values, translations);
    }

    /** The price in a form; errors are added to its view, and then the result is meaningless. */
    Price read(Form form, FormView view, char decimalPoint) {
        var pattern = form.line(PATTERN);
        int star = pattern.indexOf('*');
        if (pattern.isEmpty() || pattern.chars().anyMatch(Character::isISOControl)) {
            view.reject(PATTERN, "problem.price.pattern");
        } else if (pattern.length() > PATTERN_CHARS_MAX || (star >= 0 && star < pattern.length() - 1)) {
            view.reject(PATTERN, "problem.price.pattern");
        }
        var fields = new AmountFields(form, view, decimalPoint);
        var input = fields.micros(INPUT);
        var output = fields.micros(OUTPUT);
        if (input.isEmpty()) {
            view.reject(INPUT, "problem.price.missing");
        }
        if (output.isEmpty()) {
            view.reject(OUTPUT, "problem.price.missing");
        }
        return new Price(pattern, input.orElse(0L), output.orElse(0L));
    }
}
