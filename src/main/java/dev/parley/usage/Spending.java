package dev.parley.usage;

/**
 * What one answer has used.
 *
 * @param estimatedTokens those of the other two that the model server did not report
 * @param hasOwnKey whether the request was sent with the user's own API key, so that the user pays
 */
public record Spending(
        String model, long promptTokens, long completionTokens, long estimatedTokens, boolean hasOwnKey) {

    /** What the model server reports. A negative number, which a faulty server may send, counts as none. */
    public static Spending reported(String model, long promptTokens, long completionTokens, boolean hasOwnKey) {
        return new Spending(model, Math.max(0, promptTokens), Math.max(0, completionTokens), 0, hasOwnKey);
    }

    /** An estimate, because the model server reports nothing. */
    public static Spending estimated(String model, long promptTokens, long completionTokens, boolean hasOwnKey) {
        return new Spending(model, promptTokens, completionTokens, promptTokens + completionTokens, hasOwnKey);
    }

    long tokens() {
        return promptTokens + completionTokens;
    }
}
