package dev.parley.provider;

/**
 * A header as it is kept. A secret is not.
 *
 * @param value the whole value, or what is before the secret in it, such as {@code Bearer } and a space
 * @param variable stands for the secret in a command; empty if there is no secret
 * @param secretEnd the last characters of the secret, if they may be shown; else empty
 */
public record SentHeader(String name, String value, String variable, String secretEnd) {
    /** A header without a secret. */
    public static SentHeader plain(String name, String value) {
        return new SentHeader(name, value, "", "");
    }

    /** As it is shown. */
    public String masked() {
        return variable.isEmpty() ? value : value + "…" + secretEnd;
    }
}
