package dev.parley.usage;

import static java.util.Comparator.comparingInt;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a model costs.
 *
 * @param pattern the id of a model, or the beginning of ids and an asterisk
 * @param inputMicros for a million tokens of the prompt, in millionths of the currency
 * @param outputMicros for a million tokens of the answer, in millionths of the currency
 */
public record Price(String pattern, long inputMicros, long outputMicros) {
    private static final BigInteger TOKENS = BigInteger.valueOf(1_000_000);

    /** The price of a model among these. */
    static Optional<Price> of(String model, List<Price> prices) {
        return prices.stream().filter(price -> price.matches(model)).max(comparingInt(Price::rank));
    }

    boolean matches(String model) {
        return pattern.endsWith("*") ? model.startsWith(prefix()) : model.equals(pattern);
    }

    /** Whether this is also the price of all models that the other one is for. */
    boolean includes(Price other) {
        return other.pattern.endsWith("*")
                ? pattern.endsWith("*") && other.prefix().startsWith(prefix())
                : matches(other.pattern);
    }

    /** The longest match has precedence, and an exact id has precedence over all patterns. */
    int rank() {
        return pattern.endsWith("*") ? prefix().length() : Integer.MAX_VALUE;
    }

    private String prefix() {
        return pattern.substring(0, pattern.length() - 1);
    }

    /** In millionths of the currency, rounded up, so that no answer of a model with a price is free. */
    long costMicros(Spending spending) {
        var sum = cost(spending.promptTokens(), inputMicros).add(cost(spending.completionTokens(), outputMicros));
        return sum.add(TOKENS).subtract(BigInteger.ONE).divide(TOKENS).longValueExact();
    }

    /** The product may be larger than a long. */
    private static BigInteger cost(long tokens, long micros) {
        return BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(micros));
    }
}
