package dev.parley.chat.view;

import dev.parley.chat.Message;
import dev.parley.provider.DemoModel;
import dev.parley.provider.ModelRef;
import dev.parley.usage.AnswerCost;
import dev.parley.usage.KnownPrices;
import dev.parley.usage.web.Amounts;
import dev.parley.web.Translations;

/** The cost of an answer in words. */
public final class AnswerCostView {
    private AnswerCostView() {}

    /** At the prices of now, because those at its end are not known any more. */
    public static String of(Message answer, AnswerCost cost, Translations translations) {
        var model = ModelRef.of(answer.model()).id();
        var prompt = answer.stats().promptTokens();
        var completion = answer.stats().completionTokens();
        if (model.equals(DemoModel.ID)) {
            return translations.text("exchange.cost.demo");
        }
        if (prompt.isEmpty() && completion.isEmpty()) {
            return translations.text("exchange.cost.no-tokens");
        }
        long in = prompt.orElse(0L);
        long out = completion.orElse(0L);
        return cost.micros(model, in, out)
                .map(micros ->
                        translations.text("exchange.cost", new Amounts(translations, cost.currency()).money(micros)))
                .or(() -> AnswerCost.listMicros(model, in, out).map(micros -> atListPrice(micros, translations)))
                .orElseGet(() -> translations.text("exchange.cost.no-price"));
    }

    private static String atListPrice(long micros, Translations translations) {
        var amounts = new Amounts(translations, KnownPrices.CURRENCY);
        return translations.text("exchange.cost.known", amounts.money(micros), amounts.month(KnownPrices.CHECKED));
    }
}
