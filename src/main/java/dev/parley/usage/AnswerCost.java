package dev.parley.usage;

import java.util.Optional;

/** What answers cost at the prices of now. */
public final class AnswerCost {
    private final PriceStore prices;
    private final UsageSettings settings;

    public AnswerCost(PriceStore prices, UsageSettings settings) {
        this.prices = prices;
        this.settings = settings;
    }

    /** In millionths of the currency; empty if the admin has set no price for the model. */
    public Optional<Long> micros(String model, long promptTokens, long completionTokens) {
        return micros(prices.find(model), model, promptTokens, completionTokens);
    }

    /** At the list price, in millionths of {@link KnownPrices#CURRENCY}; empty if it is not known. */
    public static Optional<Long> listMicros(String model, long promptTokens, long completionTokens) {
        return micros(KnownPrices.find(model), model, promptTokens, completionTokens);
    }

    private static Optional<Long> micros(
            Optional<Price> price, String model, long promptTokens, long completionTokens) {
        return price.map(one -> one.costMicros(Spending.reported(model, promptTokens, completionTokens, false)));
    }

    /** The ISO code of the currency. */
    public String currency() {
        return settings.currency();
    }
}
